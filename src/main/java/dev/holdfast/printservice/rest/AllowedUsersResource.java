package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.spool.References;
import dev.holdfast.printservice.spool.ShareMembers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/// The people who may use a share.
@Path("/v1.0/print/shares/{share}/allowedUsers")
@RunOnVirtualThread
class AllowedUsersResource {

    private static final String ID = "@odata.id";

    private final GraphAccess access;
    private final ShareMembers members;
    private final OData odata;

    AllowedUsersResource(GraphAccess access, ShareMembers members, OData odata) {
        this.access = access;
        this.members = members;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode users(@PathParam("share") String share, @Context UriInfo uri) {
        access.require(ShareCalls.READ_MEMBERS);
        access.require(DirectoryCalls.USERS);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        var users = members.users(PathIds.share(share)).stream()
                .map(DirectoryJson::user)
                .toList();
        return odata.collection("Collection(microsoft.graph.user)", users, null);
    }

    @POST
    @Path("$ref")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void allowUser(@PathParam("share") String share, @Nullable JsonNode given) {
        var caller = access.require(ShareCalls.WRITE);
        members.allowUser(
                caller, PathIds.share(share), References.user(Body.of(given).content(ID)));
    }

    @DELETE
    @Path("{user}/$ref")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void removeUser(@PathParam("share") String share, @PathParam("user") String user) {
        var caller = access.require(ShareCalls.WRITE);
        members.removeUser(caller, PathIds.share(share), PathIds.member("user", user));
    }
}
