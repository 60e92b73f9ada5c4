package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.spool.SettingsDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/// The print service as a whole, and its settings.
@Path("/v1.0/print")
@RunOnVirtualThread
class PrintResource {

    private static final String SETTINGS = "settings";

    private final GraphAccess access;
    private final SettingsDesk settings;
    private final OData odata;

    PrintResource(GraphAccess access, SettingsDesk settings, OData odata) {
        this.access = access;
        this.settings = settings;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode print(@Context UriInfo uri) {
        access.require(ServiceCalls.READ_SETTINGS);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        var print = JsonNodeFactory.instance.objectNode();
        print.set(SETTINGS, odata.node(settings.settings()));
        return odata.entity("print", print);
    }

    @GET
    @Path(SETTINGS)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode settings(@Context UriInfo uri) {
        access.require(ServiceCalls.READ_SETTINGS);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        return odata.entity("print/settings", settings.settings());
    }

    @PATCH
    @Path(SETTINGS)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void change(@Nullable JsonNode given) {
        var caller = access.require(ServiceCalls.CHANGE_SETTINGS);
        settings.change(caller, Body.of(given).members());
    }
}
