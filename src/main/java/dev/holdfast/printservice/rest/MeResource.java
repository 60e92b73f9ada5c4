package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.People;
import dev.holdfast.identity.Person;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.RecentShares;
import dev.holdfast.printservice.spool.Viewers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/// The person who calls, and where they printed.
@Path("/v1.0/me")
@RunOnVirtualThread
class MeResource {

    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$select", "$top", "$skiptoken");

    private final GraphAccess access;
    private final People people;
    private final Viewers viewers;
    private final RecentShares recent;
    private final PrinterJson json;
    private final OData odata;

    MeResource(GraphAccess access, People people, Viewers viewers, RecentShares recent, PrinterJson json, OData odata) {
        this.access = access;
        this.people = people;
        this.viewers = viewers;
        this.recent = recent;
        this.json = json;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode me(@Context UriInfo uri) {
        var caller = access.require(DirectoryCalls.ME);
        var query = ODataQuery.of(uri, UsersResource.ONE);
        var user = DirectoryJson.user(person(caller));
        return odata.entity(query.selected(UsersResource.USERS) + "/$entity", user, query.select());
    }

    @GET
    @Path("print/recentPrinterShares")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode recentPrinterShares(@Context UriInfo uri) {
        var caller = access.require(ShareCalls.READ);
        var query = ODataQuery.of(uri, LIST);
        var person = person(caller);
        var found = recent.of(person.id(), viewers.of(caller), PathIds.after(query), query.top() + 1);
        var page = Paging.of(query, found, use -> use.share().id());
        var items = page.items().stream()
                .map(use -> json.item(ShareViews.at(odata.node(use.share()), use.at()), query))
                .toList();
        String collection = "users('" + Viewers.graphId(person) + "')/print/recentPrinterShares";
        return json.list(collection, items, query, page.next(odata, uri));
    }

    private Person person(Caller caller) {
        return caller.person()
                .flatMap(people::find)
                .orElseThrow(() -> GraphProblem.forbidden("The credential is no person's, so there is no 'me'."));
    }
}
