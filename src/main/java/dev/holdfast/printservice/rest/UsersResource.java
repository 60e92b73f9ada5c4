package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.identity.AddressBook;
import dev.holdfast.printservice.spool.GraphProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/// The people of the directory.
@Path("/v1.0/users")
@RunOnVirtualThread
class UsersResource {

    static final String USERS = "users";
    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$select", "$filter", "$top", "$skiptoken");
    static final ODataQuery.Taken ONE = ODataQuery.Taken.of("$select");

    private final GraphAccess access;
    private final AddressBook book;
    private final OData odata;

    UsersResource(GraphAccess access, AddressBook book, OData odata) {
        this.access = access;
        this.book = book;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@Context UriInfo uri) {
        access.require(DirectoryCalls.USERS, DirectoryCalls.USERS_AS_APPLICATION);
        var query = ODataQuery.of(uri, LIST);
        var part = new AddressBook.Part(DirectoryFilter.OF_USERS.read(query), PathIds.after(query), query.top() + 1);
        var page = Paging.of(query, book.people(part), person -> person.id().toString());
        var users = page.items().stream()
                .map(person -> OData.selected(DirectoryJson.user(person), query.select()))
                .toList();
        return odata.collection(query.selected(USERS), users, page.next(odata, uri));
    }

    @GET
    @Path("{user}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode user(@PathParam("user") String user, @Context UriInfo uri) {
        access.require(DirectoryCalls.USERS, DirectoryCalls.USERS_AS_APPLICATION);
        var query = ODataQuery.of(uri, ONE);
        var person = book.person(PathIds.named(user)).orElseThrow(() -> GraphProblem.noResource(user));
        return odata.entity(query.selected(USERS) + "/$entity", DirectoryJson.user(person), query.select());
    }
}
