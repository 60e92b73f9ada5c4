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

/// What applications do with jobs that they hold.
@Path("/v1.0/print/printers/{printer}/jobs/{job}")
@RunOnVirtualThread
class JobControlResource {

    private final GraphAccess access;
    private final JobAccess jobs;
    private final ControlCalls calls;

    JobControlResource(GraphAccess access, JobAccess jobs, ControlCalls calls) {
        this.access = access;
        this.jobs = jobs;
        this.calls = calls;
    }

    @PATCH
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode configure(
            @PathParam("printer") String printer, @PathParam("job") String job, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.CONTROL);
        return calls.configure(caller, target(printer, job, caller, JobAccess.CONTROL), body);
    }

    @POST
    @Path("abort")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public void abort(@PathParam("printer") String printer, @PathParam("job") String job, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.CONTROL);
        calls.abort(caller, target(printer, job, caller, JobAccess.CONTROL), body);
    }

    @POST
    @Path("redirect")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode redirect(
            @PathParam("printer") String printer, @PathParam("job") String job, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.REDIRECT);
        return calls.redirect(caller, target(printer, job, caller, JobAccess.REDIRECT), body);
    }

    private ControlCalls.Target target(String printer, String job, Caller caller, Permission permission) {
        var scope = jobs.atPrinter(printer, caller, permission);
        return new ControlCalls.Target(scope, PrinterJobsResource.collection(scope), job);
    }
}
