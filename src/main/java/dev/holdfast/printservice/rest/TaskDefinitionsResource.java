package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.PrintTaskDefinition;
import dev.holdfast.identity.Caller;
import dev.holdfast.printservice.spool.Definitions;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Task definitions: for applications only, and each sees its own only.
@Path("/v1.0/print/taskDefinitions")
@RunOnVirtualThread
class TaskDefinitionsResource {

    private static final int LONGEST_NAME = 255;
    private static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$filter", "$orderby", "$skiptoken");
    static final String CONTEXT = "print/taskDefinitions";

    private final GraphAccess access;
    private final Definitions definitions;
    private final OData odata;

    TaskDefinitionsResource(GraphAccess access, Definitions definitions, OData odata) {
        this.access = access;
        this.definitions = definitions;
        this.odata = odata;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode create(@Nullable JsonNode given) {
        var caller = caller();
        var body = Body.of(given);
        return shown(definitions.create(caller, body.text("displayName", LONGEST_NAME), creator(body)));
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@Context UriInfo uri) {
        var caller = caller();
        var query = ODataQuery.of(uri, LIST);
        var found = definitions.all(caller, query.listed(Definitions.WORDS));
        var page = Paging.of(query, found, PrintTaskDefinition::id);
        return odata.collection(CONTEXT, page.items(), page.next(odata, uri));
    }

    @GET
    @Path("{definition}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode get(@PathParam("definition") String definition, @Context UriInfo uri) {
        var caller = caller();
        ODataQuery.of(uri, ODataQuery.NOTHING);
        return shown(definitions.find(caller, id(definition)));
    }

    @PATCH
    @Path("{definition}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode change(@PathParam("definition") String definition, @Nullable JsonNode given) {
        var caller = caller();
        var body = Body.of(given);
        String displayName = body.optionalText("displayName", LONGEST_NAME);
        return shown(definitions.change(caller, id(definition), displayName, creator(body)));
    }

    @DELETE
    @Path("{definition}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void delete(@PathParam("definition") String definition) {
        definitions.delete(caller(), id(definition));
    }

    private Caller caller() {
        return access.requireApplication("PrintTaskDefinition.ReadWrite.All");
    }

    private static UUID id(String definition) {
        return PathIds.id("printTaskDefinition", definition);
    }

    // Of the creator only the name is the client's to say; who it is, its token says.
    private static @Nullable String creator(Body body) {
        return body.optionalObject("createdBy")
                .map(creator -> creator.optionalText("displayName", LONGEST_NAME))
                .orElse(null);
    }

    private ObjectNode shown(Object definition) {
        return odata.entity(CONTEXT + "/$entity", definition);
    }
}
