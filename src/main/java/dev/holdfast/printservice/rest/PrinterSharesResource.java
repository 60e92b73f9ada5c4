package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.spool.Shares;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/// The shares of one printer.
@Path("/v1.0/print/printers/{printer}/shares")
@RunOnVirtualThread
class PrinterSharesResource {

    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$select", "$top");

    private final GraphAccess access;
    private final Shares shares;
    private final ShareViews views;
    private final PrinterJson json;

    PrinterSharesResource(GraphAccess access, Shares shares, ShareViews views, PrinterJson json) {
        this.access = access;
        this.shares = shares;
        this.views = views;
        this.json = json;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@PathParam("printer") String printer, @Context UriInfo uri) {
        var caller = access.require(ShareCalls.READ_OF_PRINTER);
        var query = ODataQuery.of(uri, LIST);
        var id = PathIds.printer(printer);
        var items = views.of(caller, shares.ofPrinter(id)).stream()
                .map(share -> json.item(share, query))
                .toList();
        return json.list(PrinterJson.PRINTERS + "('" + id + "')/shares", items, query, null);
    }
}
