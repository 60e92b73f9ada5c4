package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.base.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/// A person's own jobs, away from any terminal. Another person's job is not found.
@Path("/api/v1/me/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
@RunOnVirtualThread
class MyJobsResource {

    private final ReleaseQueue queue;
    private final Me me;

    MyJobsResource(ReleaseQueue queue, Me me) {
        this.queue = queue;
        this.me = me;
    }

    @GET
    public WaitingJobs list() {
        return queue.waitingFor(me.id());
    }

    @GET
    @Path("{job}")
    public HeldJobView one(@PathParam("job") String job) {
        return queue.job(me.id(), known(job));
    }

    @POST
    @Path("{job}/extension")
    public HeldJobView extend(@PathParam("job") String job) {
        return queue.extend(me.id(), known(job), Actor.person(me.id().value()));
    }

    @DELETE
    @Path("{job}")
    public void delete(@PathParam("job") String job) {
        queue.delete(me.id(), known(job), Actor.person(me.id().value()));
    }

    private static UUID known(String job) {
        return Ids.parse(job).orElseThrow(JobNotFound::new);
    }
}
