package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.printservice.spool.GraphWords;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Stream;

/// Graph's evolvable enumerations: members that came after the sentinel are shown as the sentinel, but to a client that
/// prefers to see them (RFC 7240).
@Provider
class LaterMembers implements ContainerResponseFilter {

    private static final String PREFERENCE = "include-unknown-enum-members";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        // The parts of a batch have been here, each with its own preference.
        if (!(response.getEntity() instanceof JsonNode body)
                || !GraphTongue.isGraph(path)
                || path.startsWith(BatchResource.PATH)) {
            return;
        }
        if (prefers(request.getHeaders().getOrDefault("Prefer", List.of()))) {
            response.getHeaders().putSingle("Preference-Applied", PREFERENCE);
        } else {
            GraphWords.hideLater(body);
        }
    }

    private static boolean prefers(List<String> preferences) {
        return preferences.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(preference -> preference.split(";", 2)[0].strip())
                .anyMatch(PREFERENCE::equalsIgnoreCase);
    }
}
