package dev.holdfast.csdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Holds what `/v1.0` answers in the tests against the metadata, and errors against Graph's error object. An answer
/// that does not conform is replaced by one of status 500 that says why, so that no test is content with it.
@Provider
@Priority(Priorities.USER)
class Judge implements ContainerResponseFilter {

    /// What downloads answer is a document; of a batch each part is judged.
    private static final Pattern OTHERWISE = Pattern.compile("/v1\\.0/(downloads/.*|[$]batch)");

    private static final Schema SCHEMA = Schema.read();

    /// How many answers and how many errors were looked at: that it sits there at all.
    static final AtomicLong SEEN = new AtomicLong();

    static final AtomicLong ERRORS_SEEN = new AtomicLong();

    private final ObjectMapper json;

    Judge(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/v1.0/") || !response.hasEntity()) return;
        var violations = violations(path, response.getStatus(), response.getEntity());
        if (violations.isEmpty()) return;
        String said = request.getMethod() + " " + path + " does not conform: " + String.join(" ", violations);
        Log.error(said);
        response.setStatus(500);
        response.setEntity(said, null, MediaType.TEXT_PLAIN_TYPE);
    }

    private List<String> violations(String path, int status, Object entity) {
        if (status >= 400) {
            ERRORS_SEEN.incrementAndGet();
            return Envelope.violations(json.valueToTree(entity));
        }
        if (OTHERWISE.matcher(path).matches()) return List.of();
        SEEN.incrementAndGet();
        if (path.startsWith("/v1.0/uploadSessions/")) return uploaded(status, json.valueToTree(entity));
        return entity instanceof JsonNode answer
                ? Conformity.violations(SCHEMA, answer)
                : List.of("It is a " + entity.getClass() + ".");
    }

    /// The last range is answered with the document, whose name is called otherwise there than in the metadata.
    static List<String> uploaded(int status, ObjectNode answer) {
        if (status != 201) return Conformity.violations(SCHEMA, "uploadSession", answer);
        if (!answer.has("documentName")) return List.of("documentName is missing.");
        var document = answer.deepCopy();
        document.set("displayName", document.remove("documentName"));
        return Conformity.violations(SCHEMA, "printDocument", document);
    }
}
