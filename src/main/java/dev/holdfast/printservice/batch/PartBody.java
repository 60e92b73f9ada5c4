package dev.holdfast.printservice.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;

/// The bytes of a body: JSON stands in a batch as it is, whatever else there is in base64, of either alphabet.
final class PartBody {

    private static final String NEITHER = " must be a string in base64, because its Content-Type is not JSON.";

    private final ObjectMapper json;

    PartBody(ObjectMapper json) {
        this.json = json;
    }

    /// `where` names the field in refusals.
    Buffer bytes(String where, String contentType, JsonNode given) {
        return Buffer.buffer(isJson(contentType) ? written(given) : decoded(where, given));
    }

    /// Whether a body of this media type stands in a batch as it is.
    static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private byte[] written(JsonNode given) {
        try {
            return json.writeValueAsBytes(given);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what was read as JSON cannot be written", e);
        }
    }

    private static byte[] decoded(String where, JsonNode given) {
        if (!given.isTextual()) {
            throw new BatchRefused(where + NEITHER);
        }
        try {
            return Base64.getDecoder()
                    .decode(given.textValue().strip().replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new BatchRefused(where + NEITHER);
        }
    }
}
