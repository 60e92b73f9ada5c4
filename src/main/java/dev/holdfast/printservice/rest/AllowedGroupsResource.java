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

/// The groups whose members may use a share.
@Path("/v1.0/print/shares/{share}/allowedGroups")
@RunOnVirtualThread
class AllowedGroupsResource {

    private static final String ID = "@odata.id";

    private final GraphAccess access;
    private final ShareMembers members;
    private final OData odata;

    AllowedGroupsResource(GraphAccess access, ShareMembers members, OData odata) {
        this.access = access;
        this.members = members;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode groups(@PathParam("share") String share, @Context UriInfo uri) {
        access.require(ShareCalls.READ_MEMBERS);
        access.require(DirectoryCalls.GROUPS);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        var groups = members.groups(PathIds.share(share)).stream()
                .map(DirectoryJson::group)
                .toList();
        return odata.collection("Collection(microsoft.graph.group)", groups, null);
    }

    @POST
    @Path("$ref")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void allowGroup(@PathParam("share") String share, @Nullable JsonNode given) {
        var caller = access.require(ShareCalls.WRITE);
        members.allowGroup(
                caller, PathIds.share(share), References.group(Body.of(given).content(ID)));
    }

    @DELETE
    @Path("{group}/$ref")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void removeGroup(@PathParam("share") String share, @PathParam("group") String group) {
        var caller = access.require(ShareCalls.WRITE);
        members.removeGroup(caller, PathIds.share(share), PathIds.member("group", group));
    }
}
