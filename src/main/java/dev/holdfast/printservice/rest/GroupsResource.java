package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.identity.AddressBook;
import dev.holdfast.identity.Group;
import dev.holdfast.printservice.spool.GraphProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/// The groups of the directory, and who is in them.
@Path("/v1.0/groups")
@RunOnVirtualThread
class GroupsResource {

    private static final String GROUPS = "groups";
    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$select", "$filter", "$top", "$skiptoken");
    private static final ODataQuery.Taken MEMBERS = ODataQuery.Taken.of("$select", "$top", "$skiptoken");
    private static final ODataQuery.Taken ONE = ODataQuery.Taken.of("$select");

    private final GraphAccess access;
    private final AddressBook book;
    private final OData odata;

    GroupsResource(GraphAccess access, AddressBook book, OData odata) {
        this.access = access;
        this.book = book;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@Context UriInfo uri) {
        access.require(DirectoryCalls.GROUPS, DirectoryCalls.GROUPS_AS_APPLICATION);
        var query = ODataQuery.of(uri, LIST);
        var part = new AddressBook.Part(DirectoryFilter.OF_GROUPS.read(query), PathIds.after(query), query.top() + 1);
        var page = Paging.of(query, book.groups(part), Group::id);
        var groups = page.items().stream()
                .map(group -> OData.selected(DirectoryJson.group(group), query.select()))
                .toList();
        return odata.collection(query.selected(GROUPS), groups, page.next(odata, uri));
    }

    @GET
    @Path("{group}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode group(@PathParam("group") String group, @Context UriInfo uri) {
        access.require(DirectoryCalls.GROUPS, DirectoryCalls.GROUPS_AS_APPLICATION);
        var query = ODataQuery.of(uri, ONE);
        return odata.entity(query.selected(GROUPS) + "/$entity", DirectoryJson.group(required(group)), query.select());
    }

    @GET
    @Path("{group}/members")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode members(@PathParam("group") String group, @Context UriInfo uri) {
        access.require(DirectoryCalls.GROUPS, DirectoryCalls.GROUPS_AS_APPLICATION);
        var query = ODataQuery.of(uri, MEMBERS);
        var found = book.members(required(group), PathIds.after(query), query.top() + 1);
        var page = Paging.of(query, found, person -> person.id().toString());
        var members = page.items().stream()
                .map(person -> OData.selected(DirectoryJson.member(person), query.select()))
                .toList();
        return odata.collection(query.selected("directoryObjects"), members, page.next(odata, uri));
    }

    private Group required(String group) {
        return book.group(group).orElseThrow(() -> GraphProblem.noResource(group));
    }
}
