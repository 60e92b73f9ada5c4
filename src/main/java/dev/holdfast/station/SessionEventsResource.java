package dev.holdfast.station;

import dev.holdfast.base.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// A session's changes, as they happen.
@Path("/api/v1/sessions/{session}/events")
@RolesAllowed("terminal")
class SessionEventsResource {

    private final SwipeDesk desk;
    private final EventStreams streams;

    SessionEventsResource(SwipeDesk desk, EventStreams streams) {
        this.desk = desk;
        this.streams = streams;
    }

    /// Server-sent events `job-held`, `job-changed`, `release-changed` and `session-ended`; ids only.
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @APIResponse(
            responseCode = "200",
            description = "A stream that ends with the session",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
    public void events(@PathParam("session") String session, @Context SseEventSink sink, @Context Sse sse) {
        var standing = desk.standing(Ids.parse(session).orElseThrow(SwipeDesk.SessionOver::new));
        streams.stream(standing, sink, sse);
    }
}
