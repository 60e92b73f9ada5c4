package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.spool.GraphAddresses;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.ServiceEndpoint;
import dev.holdfast.printservice.spool.SettingsDesk;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;

/// Where this print service, the one that there is, is reached.
@Path("/v1.0/print/services")
@RunOnVirtualThread
class ServicesResource {

    private static final String SERVICES = "print/services";

    private final GraphAccess access;
    private final SettingsDesk settings;
    private final List<ServiceEndpoint.Source> sources;
    private final GraphAddresses addresses;
    private final OData odata;

    ServicesResource(
            GraphAccess access,
            SettingsDesk settings,
            @All List<ServiceEndpoint.Source> sources,
            GraphAddresses addresses,
            OData odata) {
        this.access = access;
        this.settings = settings;
        this.sources = sources;
        this.addresses = addresses;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode services(@Context UriInfo uri) {
        allow(uri);
        return odata.collection(SERVICES, List.of(service()), null);
    }

    @GET
    @Path("{service}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode service(@PathParam("service") String service, @Context UriInfo uri) {
        allow(uri);
        mustBeThis(service);
        return odata.entity(SERVICES + "/$entity", service());
    }

    @GET
    @Path("{service}/endpoints")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode endpoints(@PathParam("service") String service, @Context UriInfo uri) {
        allow(uri);
        mustBeThis(service);
        return odata.collection("Collection(microsoft.graph.printServiceEndpoint)", endpoints(), null);
    }

    @GET
    @Path("{service}/endpoints/{endpoint}")
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode endpoint(
            @PathParam("service") String service, @PathParam("endpoint") String endpoint, @Context UriInfo uri) {
        allow(uri);
        mustBeThis(service);
        var found = endpoints().stream()
                .filter(one -> one.id().equals(endpoint))
                .findFirst()
                .orElseThrow(() -> GraphProblem.notFound("printServiceEndpoint", endpoint));
        return odata.entity(SERVICES + "('" + settings.service() + "')/endpoints/$entity", found);
    }

    private void allow(UriInfo uri) {
        access.require(ServiceCalls.FIND_SERVICES);
        ODataQuery.of(uri, ODataQuery.NOTHING);
    }

    private void mustBeThis(String service) {
        if (!settings.service().equals(PathIds.id("printService", service))) {
            throw GraphProblem.notFound("printService", service);
        }
    }

    private ServiceEndpoint.Service service() {
        return new ServiceEndpoint.Service(settings.service().toString(), endpoints());
    }

    private List<ServiceEndpoint> endpoints() {
        var graph =
                new ServiceEndpoint("graph", "Holdfast: Universal Print as Microsoft Graph has it", addresses.base());
        var upload = new ServiceEndpoint("upload", "Holdfast: uploads of documents", addresses.uploads());
        return Stream.concat(Stream.of(graph, upload), sources.stream().map(ServiceEndpoint.Source::endpoint))
                .toList();
    }
}
