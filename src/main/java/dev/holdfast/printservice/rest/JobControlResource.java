package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.delivery.DeviceLook;
import dev.holdfast.printservice.spool.JobAddress;
import dev.holdfast.printservice.spool.JobControl;
import dev.holdfast.printservice.spool.JobRequests;
import dev.holdfast.printservice.spool.JobScope;
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
    private final JobControl control;
    private final DeviceLook look;
    private final JobJson json;

    JobControlResource(GraphAccess access, JobControl control, DeviceLook look, JobJson json) {
        this.access = access;
        this.control = control;
        this.look = look;
        this.json = json;
    }

    @PATCH
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode configure(
            @PathParam("printer") String printer, @PathParam("job") String job, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.CONTROL);
        var address = at(printer, job);
        var changed = control.configure(JobCalls.application(caller), address, JobRequests.configuration(body));
        return json.entity(PrinterJobsResource.collection(JobScope.all(address.printer())), changed);
    }

    @POST
    @Path("abort")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public void abort(@PathParam("printer") String printer, @PathParam("job") String job, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.CONTROL);
        control.abort(JobCalls.application(caller), at(printer, job), JobRequests.reason(body));
    }

    @POST
    @Path("redirect")
    @RolesAllowed({GraphAccess.USER, GraphAccess.ADMIN, GraphAccess.APP})
    public ObjectNode redirect(
            @PathParam("printer") String printer, @PathParam("job") String job, @Nullable JsonNode body) {
        var caller = access.require(JobAccess.REDIRECT);
        var destination = JobRequests.destination(body);
        look.at(destination);
        var moved = control.redirect(
                JobCalls.application(caller), at(printer, job), destination, JobRequests.configuration(body));
        return json.entity(PrinterJobsResource.collection(JobScope.all(destination)), moved);
    }

    private static JobAddress at(String printer, String job) {
        return JobAddress.of(PathIds.printer(printer), job);
    }
}
