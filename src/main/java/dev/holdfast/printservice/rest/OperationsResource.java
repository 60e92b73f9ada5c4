package dev.holdfast.printservice.rest;

import dev.holdfast.graph.PrinterCreateOperation;
import dev.holdfast.printservice.spool.Registration;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/// What became of registrations.
@Path("/v1.0/print/operations")
@RunOnVirtualThread
class OperationsResource {

    private final GraphAccess access;
    private final Registration registration;
    private final PrinterJson printers;
    private final OData odata;

    OperationsResource(GraphAccess access, Registration registration, PrinterJson printers, OData odata) {
        this.access = access;
        this.registration = registration;
        this.printers = printers;
        this.odata = odata;
    }

    @GET
    @Path("{operation}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public Response operation(@PathParam("operation") String id, @Context UriInfo uri) {
        var caller = access.require(PrinterCalls.CREATE);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        var operation = registration.operation(caller, PathIds.id("printOperation", id));
        var answer = Response.ok(shown(operation));
        if (operation.status().state() == PrinterCreateOperation.State.RUNNING) {
            answer.header(HttpHeaders.RETRY_AFTER, RegistrationResource.ASK_AGAIN_AFTER);
        }
        return answer.build();
    }

    private Object shown(PrinterCreateOperation operation) {
        var answer =
                odata.entity("print/operations/$entity", odata.node(operation).without("printer"));
        answer.put("@odata.type", "#microsoft.graph.printerCreateOperation");
        var printer = operation.printer();
        if (printer != null) {
            answer.set("printer", printers.plain(printer));
        }
        return answer;
    }
}
