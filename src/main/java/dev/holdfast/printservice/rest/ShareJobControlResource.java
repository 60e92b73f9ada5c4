package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/// The same by the share that people printed to, as the metadata has it. Our choice: with the permissions for printers,
/// because there are none for shares that an application could have.
@Path("/v1.0/print/shares/{share}/jobs/{job}")
@RunOnVirtualThread
class ShareJobControlResource {

    private final GraphAccess access;
    private final JobAccess jobs;
    private final ControlCalls calls;

    ShareJobControlResource(GraphAccess access, JobAccess jobs, ControlCalls calls) {
        this.access = access;
        this.jobs = jobs;
        this.calls = calls;
    }

    @PATCH
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode configure(
            @PathParam("share") String share, @PathParam("job") String job, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.CONTROL);
        return calls.configure(caller, target(share, job, caller, JobAccess.CONTROL), body);
    }

    @POST
    @Path("abort")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public void abort(@PathParam("share") String share, @PathParam("job") String job, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.CONTROL);
        calls.abort(caller, target(share, job, caller, JobAccess.CONTROL), body);
    }

    @POST
    @Path("redirect")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode redirect(
            @PathParam("share") String share, @PathParam("job") String job, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.REDIRECT);
        return calls.redirect(caller, target(share, job, caller, JobAccess.REDIRECT), body);
    }

    private ControlCalls.Target target(String share, String job, Caller caller, Permission permission) {
        var scope = jobs.atShare(share, caller, permission);
        return new ControlCalls.Target(scope, ShareJobsResource.collection(share), job);
    }
}
