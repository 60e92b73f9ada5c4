package dev.holdfast.base;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/// Refuses what is no media type at all before a method is chosen by it: the choice takes it for a failure of ours.
@Provider
@PreMatching
class MediaTypeFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        try {
            MediaType.valueOf(given == null ? MediaType.WILDCARD : given);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(415, "unsupported-media-type", "The Content-Type is not a media type.");
        }
    }
}
