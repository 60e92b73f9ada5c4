package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.spool.Printers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/// The connectors of one printer, which has none.
@Path("/v1.0/print/printers/{printer}/connectors")
@RunOnVirtualThread
class PrinterConnectorsResource {

    private final GraphAccess access;
    private final Printers printers;
    private final OData odata;

    PrinterConnectorsResource(GraphAccess access, Printers printers, OData odata) {
        this.access = access;
        this.printers = printers;
        this.odata = odata;
    }

    @GET
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public ObjectNode list(@PathParam("printer") String printer, @Context UriInfo uri) {
        access.require(ServiceCalls.READ_CONNECTORS);
        access.require(PrinterCalls.READ_AS_ADMINISTRATOR);
        var query = ODataQuery.of(uri, ConnectorsResource.LIST);
        String connectors = PrinterJson.PRINTERS + "('"
                + printers.find(PathIds.printer(printer)).id() + "')/connectors";
        return odata.collection(query.selected(connectors), ConnectorsResource.NONE, null);
    }
}
