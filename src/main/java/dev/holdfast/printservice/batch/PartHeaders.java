package dev.holdfast.printservice.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The headers that a part may set. Others say who calls, or belong to the connection: those are the batch's own,
/// whatever a part says.
final class PartHeaders {

    static final String CONTENT_TYPE = "Content-Type";

    private static final Set<String> TAKEN = Set.of(
            "accept",
            "accept-language",
            "client-request-id",
            "consistencylevel",
            "content-language",
            "content-range",
            "content-type",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-unmodified-since",
            "odata-maxversion",
            "odata-version",
            "prefer",
            "range",
            "return-client-request-id",
            "sdkversion");

    private static final int LONGEST = 2_000;

    private PartHeaders() {}

    /// By name without regard to case; `where` names the field in refusals.
    static Map<String, String> of(String where, @Nullable JsonNode given) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (given == null || given.isNull()) return headers;
        if (!(given instanceof ObjectNode object)) throw new BatchRefused(where + " must be an object.");
        for (var header : object.properties()) {
            String value = value(where, header.getKey(), header.getValue());
            if (TAKEN.contains(Part.key(header.getKey()))) headers.put(header.getKey(), value);
        }
        return headers;
    }

    private static String value(String where, String name, JsonNode value) {
        String field = where + "." + BatchRefused.shown(name);
        if (!value.isTextual()) throw new BatchRefused(field + " must be a string.");
        String text = value.textValue();
        if (text.length() > LONGEST) {
            throw new BatchRefused(field + " must not be longer than " + LONGEST + " characters.");
        }
        if (!text.chars().allMatch(character -> character >= ' ' && character < 0x7f)) {
            throw new BatchRefused(field + " must consist of printable ASCII characters.");
        }
        return text;
    }
}
