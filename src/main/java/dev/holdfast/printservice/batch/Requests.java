package dev.holdfast.printservice.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads the body of a batch, all of it, before anything is done.
final class Requests {

    private static final int MOST = 20;
    private static final int LONGEST_ID = 256;
    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");
    private static final Set<HttpMethod> WRITES = Set.of(HttpMethod.POST, HttpMethod.PATCH, HttpMethod.PUT);

    private final PartBody bodies;

    Requests(ObjectMapper json) {
        this.bodies = new PartBody(json);
    }

    /// The parts in their order, in which each comes after those that it depends on.
    List<Part> read(@Nullable JsonNode body) {
        var parts = new ArrayList<Part>();
        var keys = new HashSet<String>();
        for (JsonNode given : requests(body)) {
            String where = "requests[" + parts.size() + "]";
            if (!(given instanceof ObjectNode object)) throw new BatchRefused(where + " must be an object.");
            var part = part(where, object);
            // Those before this one only, as Graph has it: nothing can depend on itself, nor in a circle.
            part.after().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
                throw new BatchRefused("Invalid dependency for request Id : '" + BatchRefused.shown(part.id())
                        + "'. " + where + ".dependsOn must name requests before it, and '" + BatchRefused.shown(key)
                        + "' is none.");
            });
            if (!keys.add(part.key())) {
                throw new BatchRefused(where + ".id must be unique, and '" + BatchRefused.shown(part.id())
                        + "' is not. Case does not matter.");
            }
            parts.add(part);
        }
        return parts;
    }

    private static ArrayNode requests(@Nullable JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            throw new BatchRefused("Invalid batch payload format. The body must be a JSON object.");
        }
        if (!(object.get("requests") instanceof ArrayNode requests)) {
            throw new BatchRefused("Invalid batch payload format. requests must be an array.");
        }
        if (requests.isEmpty()) throw new BatchRefused("requests must not be empty.");
        if (requests.size() > MOST) {
            throw new BatchRefused("Number of batch request steps exceeds the maximum value of " + MOST + ".");
        }
        return requests;
    }

    private Part part(String where, ObjectNode given) {
        String id = id(where + ".id", given);
        // It would not be done all or nothing, and must not look so.
        if (given.hasNonNull("atomicityGroup")) {
            throw new BatchRefused(where + ".atomicityGroup is not supported.");
        }
        return new Part(id, call(where, id, given), after(where + ".dependsOn", given.get("dependsOn")));
    }

    private static String id(String where, ObjectNode given) {
        String id = text(where, given.get("id"));
        if (id.length() > LONGEST_ID || id.codePoints().anyMatch(Requests::isNoCharacter)) {
            throw new BatchRefused(
                    where + " must have at most " + LONGEST_ID + " characters, none of them a control character.");
        }
        return id;
    }

    // Or one half of one.
    private static boolean isNoCharacter(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private Part.Call call(String where, String id, ObjectNode given) {
        var method = method(where + ".method", given);
        String uri = PartUrl.of(where + ".url", text(where + ".url", given.get("url")));
        var headers = PartHeaders.of(where + ".headers", given.get("headers"));
        boolean isTyped = headers.containsKey(PartHeaders.CONTENT_TYPE);
        boolean hasBody = given.hasNonNull("body");
        if ((hasBody && !isTyped) || (WRITES.contains(method) && !(hasBody && isTyped))) {
            throw new BatchRefused("Write request id : '" + BatchRefused.shown(id)
                    + "' does not contain Content-Type header or body. " + where
                    + " must have both; where the call takes no body, an empty object.");
        }
        return new Part.Call(
                method, uri, headers, hasBody ? Optional.of(body(where, headers, given)) : Optional.empty());
    }

    private Buffer body(String where, Map<String, String> headers, ObjectNode given) {
        return bodies.bytes(where + ".body", headers.getOrDefault(PartHeaders.CONTENT_TYPE, ""), given.path("body"));
    }

    private static HttpMethod method(String where, ObjectNode given) {
        String method = text(where, given.get("method")).toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new BatchRefused(where + " must be GET, POST, PATCH, PUT or DELETE.");
        }
        return HttpMethod.valueOf(method);
    }

    private static List<String> after(String where, @Nullable JsonNode given) {
        if (given == null || given.isNull()) return List.of();
        if (!(given instanceof ArrayNode ids)) throw new BatchRefused(where + " must be an array of ids.");
        return StreamSupport.stream(ids.spliterator(), false)
                .map(id -> Part.key(text(where, id)))
                .distinct()
                .toList();
    }

    private static String text(String where, @Nullable JsonNode value) {
        if (value == null || value.isNull()) throw new BatchRefused(where + " is required.");
        if (!value.isTextual()) throw new BatchRefused(where + " must be a string.");
        if (value.textValue().isBlank()) throw new BatchRefused(where + " must not be empty.");
        return value.textValue();
    }
}
