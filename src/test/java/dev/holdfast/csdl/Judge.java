package dev.holdfast.csdl;

import com.fasterxml.jackson.databind.JsonNode;
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

/// Holds everything that `/v1.0` answers in the whole test run against the metadata. An answer that does not conform
/// is replaced by one of status 500 that says why, so that no test is content with it.
@Provider
@Priority(Priorities.USER)
class Judge implements ContainerResponseFilter {

    /// What the addresses of uploads and downloads answer is no entity of the metadata; of a batch each part is
    /// judged.
    private static final Pattern OTHERWISE = Pattern.compile("/v1\\.0/((uploadSessions|downloads)/.*|[$]batch)");

    private static final Schema SCHEMA = Schema.read();

    /// How many answers were looked at: that it sits there at all.
    static final AtomicLong SEEN = new AtomicLong();

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/v1.0/") || OTHERWISE.matcher(path).matches()) return;
        if (!response.hasEntity() || response.getStatus() >= 300) return;
        SEEN.incrementAndGet();
        var violations = violations(response.getEntity());
        if (violations.isEmpty()) return;
        String said = request.getMethod() + " " + path + " does not conform: " + String.join(" ", violations);
        Log.error(said);
        response.setStatus(500);
        response.setEntity(said, null, MediaType.TEXT_PLAIN_TYPE);
    }

    private static List<String> violations(Object entity) {
        return entity instanceof JsonNode answer
                ? Conformity.violations(SCHEMA, answer)
                : List.of("It is a " + entity.getClass() + ".");
    }
}
