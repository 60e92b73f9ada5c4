package dev.holdfast.held;

import dev.holdfast.base.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// What became of a person's releases, whichever session they were asked for in.
@Path("/api/v1/me/releases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@RunOnVirtualThread
class MyReleasesResource {

    private final ReleaseQueue queue;
    private final Me me;

    MyReleasesResource(ReleaseQueue queue, Me me) {
        this.queue = queue;
        this.me = me;
    }

    /// Newest first.
    @GET
    public Page<ReleaseView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return queue.releasesOf(me.id(), Page.Request.of(limit, cursor));
    }
}
