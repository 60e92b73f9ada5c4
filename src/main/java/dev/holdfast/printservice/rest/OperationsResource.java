package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private static final String OPERATIONS = "print/operations";
    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$top", "$skiptoken");

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
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@Context UriInfo uri) {
        var caller = access.require(PrinterCalls.CREATE);
        var query = ODataQuery.of(uri, LIST);
        var found = registration.operations(caller, PathIds.after(query), query.top() + 1);
        var page = Paging.of(query, found, PrinterCreateOperation::id);
        var shown = page.items().stream().map(this::shown).toList();
        return odata.collection(OPERATIONS, shown, page.next(odata, uri));
    }

    @GET
    @Path("{operation}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public Response operation(@PathParam("operation") String id, @Context UriInfo uri) {
        var caller = access.require(PrinterCalls.CREATE);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        var operation = registration.operation(caller, PathIds.id("printOperation", id));
        var answer = Response.ok(odata.entity(OPERATIONS + "/$entity", shown(operation)));
        if (operation.status().state() == PrinterCreateOperation.State.RUNNING) {
            answer.header(HttpHeaders.RETRY_AFTER, RegistrationResource.ASK_AGAIN_AFTER);
        }
        return answer.build();
    }

    private ObjectNode shown(PrinterCreateOperation operation) {
        var shown = odata.node(operation).<ObjectNode>without("printer");
        shown.put("@odata.type", "#microsoft.graph.printerCreateOperation");
        var printer = operation.printer();
        if (printer != null) {
            shown.set("printer", printers.plain(printer));
        }
        return shown;
    }
}
