package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.PrinterShare;
import dev.holdfast.printservice.spool.References;
import dev.holdfast.printservice.spool.Shares;
import dev.holdfast.printservice.spool.Viewer;
import dev.holdfast.printservice.spool.Viewers;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Shares: printers as people see them.
@Path("/v1.0/print/shares")
@RunOnVirtualThread
class SharesResource {

    private static final int LONGEST_NAME = 50;
    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$select", "$filter", "$top", "$skiptoken");
    private static final ODataQuery.Taken ONE = ODataQuery.Taken.of("$select");
    private static final String PRINTER = "printer@odata.bind";

    private final GraphAccess access;
    private final Viewers viewers;
    private final Shares shares;
    private final ShareViews views;
    private final PrinterJson json;
    private final OData odata;

    SharesResource(
            GraphAccess access, Viewers viewers, Shares shares, ShareViews views, PrinterJson json, OData odata) {
        this.access = access;
        this.viewers = viewers;
        this.shares = shares;
        this.views = views;
        this.json = json;
        this.odata = odata;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode create(@Nullable JsonNode given, @Context UriInfo uri) {
        var caller = access.require(ShareCalls.WRITE);
        var query = ODataQuery.of(uri, ODataQuery.NOTHING);
        var body = Body.of(given);
        var made = shares.create(
                caller,
                References.printer(PRINTER, body.content(PRINTER)),
                body.text("displayName", LONGEST_NAME),
                body.flag("allowAllUsers").orElse(false));
        return json.entity(PrinterJson.SHARES, views.of(caller, made), query);
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@Context UriInfo uri) {
        var caller = access.require(ShareCalls.READ);
        var query = ODataQuery.of(uri, LIST);
        var found = shares.list(viewers.of(caller), query.listed(Shares.WORDS));
        var page = Paging.of(query, found, PrinterShare::id);
        var items = views.of(caller, page.items()).stream()
                .map(share -> json.item(share, query))
                .toList();
        return json.list(PrinterJson.SHARES, items, query, page.next(odata, uri));
    }

    @GET
    @Path("{share}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode get(@PathParam("share") String share, @Context UriInfo uri) {
        var caller = access.require(ShareCalls.READ);
        var query = ODataQuery.of(uri, ONE);
        var found = shares.find(viewers.of(caller), PathIds.share(share));
        return json.entity(PrinterJson.SHARES, views.of(caller, found), query);
    }

    @GET
    @Path("{share}/printer")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode printer(@PathParam("share") String share, @Context UriInfo uri) {
        access.require(PrinterCalls.READ_AS_ADMINISTRATOR, PrinterCalls.READ_AS_APPLICATION);
        var query = ODataQuery.of(uri, ONE);
        return json.entity(PrinterJson.PRINTERS, shares.printer(Viewer.ADMINISTRATOR, PathIds.share(share)), query);
    }

    @PATCH
    @Path("{share}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode change(@PathParam("share") String share, @Nullable JsonNode given, @Context UriInfo uri) {
        var caller = access.require(ShareCalls.WRITE);
        var query = ODataQuery.of(uri, ODataQuery.NOTHING);
        var body = Body.of(given);
        var printer = body.has(PRINTER) ? References.printer(PRINTER, body.content(PRINTER)) : null;
        var change = new Shares.Change(
                body.optionalText("displayName", LONGEST_NAME),
                body.flag("allowAllUsers").orElse(null),
                printer);
        var changed = shares.change(caller, PathIds.share(share), change);
        return json.entity(PrinterJson.SHARES, views.of(caller, changed), query);
    }

    @DELETE
    @Path("{share}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void delete(@PathParam("share") String share) {
        var caller = access.require(ShareCalls.WRITE);
        shares.delete(caller, PathIds.share(share));
    }
}
