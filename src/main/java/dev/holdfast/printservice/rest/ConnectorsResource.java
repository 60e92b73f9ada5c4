package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.graph.PrintConnector;
import dev.holdfast.printservice.spool.GraphProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Connectors, which there are none of: the print service reaches printers directly, and nothing registers one.
@Path("/v1.0/print/connectors")
@RunOnVirtualThread
class ConnectorsResource {

    static final ODataQuery.Taken LIST = ODataQuery.Taken.of("$select", "$top");
    static final List<PrintConnector> NONE = List.of();
    private static final String WHAT = "printConnector";

    private final GraphAccess access;
    private final OData odata;

    ConnectorsResource(GraphAccess access, OData odata) {
        this.access = access;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@Context UriInfo uri) {
        access.require(ServiceCalls.READ_CONNECTORS);
        var query = ODataQuery.of(uri, LIST);
        return odata.collection(query.selected("print/connectors"), NONE, null);
    }

    @GET
    @Path("{connector}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode get(@PathParam("connector") String connector, @Context UriInfo uri) {
        access.require(ServiceCalls.READ_CONNECTORS);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        throw GraphProblem.notFound(WHAT, connector);
    }

    @PATCH
    @Path("{connector}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode change(@PathParam("connector") String connector, @Nullable JsonNode given) {
        access.require(ServiceCalls.CHANGE_CONNECTORS);
        Body.of(given);
        throw GraphProblem.notFound(WHAT, connector);
    }

    @DELETE
    @Path("{connector}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public void delete(@PathParam("connector") String connector) {
        access.require(ServiceCalls.CHANGE_CONNECTORS);
        throw GraphProblem.notFound(WHAT, connector);
    }
}
