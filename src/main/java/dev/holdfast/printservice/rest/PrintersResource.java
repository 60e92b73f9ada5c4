package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.BodyLimit;
import dev.holdfast.graph.Printer;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.delivery.DeviceLook;
import dev.holdfast.printservice.spool.Printers;
import dev.holdfast.printservice.spool.Shares;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Printers: read, changed as JSON or as IPP attributes, ended.
@Path("/v1.0/print/printers")
@RunOnVirtualThread
class PrintersResource {

    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of(
                    "$select", "$expand", "$filter", "$orderby", "$top", "$skiptoken")
            .expanding("shares");
    private static final ODataQuery.Taken ONE =
            ODataQuery.Taken.of("$select", "$expand").expanding("shares");

    private final GraphAccess access;
    private final Printers printers;
    private final Shares shares;
    private final DeviceLook look;
    private final PrinterJson json;
    private final OData odata;

    PrintersResource(
            GraphAccess access, Printers printers, Shares shares, DeviceLook look, PrinterJson json, OData odata) {
        this.access = access;
        this.printers = printers;
        this.shares = shares;
        this.look = look;
        this.json = json;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@Context UriInfo uri) {
        access.require(PrinterCalls.READ_AS_ADMINISTRATOR);
        var query = ODataQuery.of(uri, LIST);
        var page = Paging.of(query, printers.list(query.listed(Printers.WORDS)), Printer::id);
        var ids = page.items().stream()
                .map(printer -> UUID.fromString(printer.id()))
                .toList();
        var shared = shares.ofPrinters(ids);
        var items = page.items().stream()
                .map(printer -> json.expand(
                        json.item(printer, query),
                        printer.id(),
                        shared.getOrDefault(UUID.fromString(printer.id()), List.of()),
                        query))
                .toList();
        return json.list(PrinterJson.PRINTERS, items, query, page.next(odata, uri));
    }

    @GET
    @Path("{printer}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode get(@PathParam("printer") String printer, @Context UriInfo uri) {
        access.require(PrinterCalls.READ_AS_ADMINISTRATOR, PrinterCalls.READ_AS_APPLICATION);
        var query = ODataQuery.of(uri, ONE);
        var id = PathIds.printer(printer);
        look.at(id);
        var shown = json.entity(PrinterJson.PRINTERS, printers.find(id), query);
        return json.expand(shown, printer, shares.ofPrinter(id), query);
    }

    @PATCH
    @Path("{printer}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode change(@PathParam("printer") String printer, @Nullable JsonNode body, @Context UriInfo uri) {
        var caller = access.require(PrinterCalls.WRITE_AS_ADMINISTRATOR, PrinterCalls.WRITE_AS_APPLICATION);
        var query = ODataQuery.of(uri, ODataQuery.NOTHING);
        var id = PathIds.printer(printer);
        var given = Body.of(body).members();
        var changed = caller.kind() == Caller.Kind.APP
                ? printers.changeAsApplication(caller, id, given)
                : printers.changeAsAdministrator(caller, id, given);
        return json.entity(PrinterJson.PRINTERS, changed, query);
    }

    @PATCH
    @Path("{printer}")
    @Consumes("application/ipp")
    @BodyLimit(256 * 1024)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void changeAttributes(@PathParam("printer") String printer, byte[] group) {
        var caller = access.require(PrinterCalls.WRITE_AS_APPLICATION);
        printers.changeAttributes(caller, PathIds.printer(printer), group);
    }

    @POST
    @Path("{printer}/restoreFactoryDefaults")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void restoreFactoryDefaults(@PathParam("printer") String printer) {
        var caller = access.require(PrinterCalls.WRITE_AS_ADMINISTRATOR);
        printers.restoreFactoryDefaults(caller, PathIds.printer(printer));
    }

    @DELETE
    @Path("{printer}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void delete(@PathParam("printer") String printer) {
        var caller = access.require(PrinterCalls.DELETE);
        printers.delete(caller, PathIds.printer(printer));
    }
}
