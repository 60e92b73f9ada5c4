package dev.holdfast.csdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/// Holds what `/v1.0` answers in the tests against the metadata, and errors against Graph's error object. An answer
/// that does not conform is replaced by one of status 500 that says why, so that no test is content with it.
@Provider
@Priority(Priorities.USER)
class Judge implements ContainerResponseFilter {

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
            return Answers.violations(path, status, json.valueToTree(entity));
        }
        if (Answers.isOtherwise(path)) return List.of();
        SEEN.incrementAndGet();
        boolean isJson = entity instanceof JsonNode || path.startsWith("/v1.0/uploadSessions/");
        return isJson
                ? Answers.violations(path, status, json.valueToTree(entity))
                : List.of("It is a " + entity.getClass() + ".");
    }
}
