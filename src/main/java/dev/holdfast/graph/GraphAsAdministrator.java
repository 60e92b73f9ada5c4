package dev.holdfast.graph;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// The calls that Universal Print takes from a printer administrator only.
@RegisterRestClient(configKey = "graph")
@RegisterProvider(OutsideTransactions.class)
@RegisterProvider(Deadline.class)
@ClientHeaderParam(name = "Prefer", value = "include-unknown-enum-members")
@RegisterProvider(AsAdministrator.class)
@RegisterProvider(GraphErrors.class)
interface GraphAsAdministrator {

    @GET
    Listing next(@Url String nextLink);

    @GET
    @Path("/print/printers")
    Listing printers();

    @POST
    @Path("/print/printers/create")
    RestResponse<Void> create(Requests.NewPrinter printer);

    @GET
    @Path("/print/operations/{operation}")
    RestResponse<PrinterCreateOperation> operation(@RestPath String operation);

    @PATCH
    @Path("/print/printers/{printer}")
    void change(@RestPath String printer, Map<String, Object> change);

    @DELETE
    @Path("/print/printers/{printer}")
    void deletePrinter(@RestPath String printer);

    @GET
    @Path("/print/printers/{printer}/shares")
    Listing shares(@RestPath String printer);

    @POST
    @Path("/print/shares")
    PrinterShare create(Requests.NewShare share);

    @DELETE
    @Path("/print/shares/{share}")
    void deleteShare(@RestPath String share);

    @GET
    @Path("/print/shares/{share}/{members}")
    Listing members(@RestPath String share, @RestPath String members);

    @POST
    @Path("/print/shares/{share}/{members}/$ref")
    void addMember(@RestPath String share, @RestPath String members, Map<String, String> reference);

    @GET
    @Path("/print/printers/{printer}/taskTriggers")
    Listing triggers(@RestPath String printer);

    @POST
    @Path("/print/printers/{printer}/taskTriggers")
    PrintTaskTrigger create(@RestPath String printer, Requests.NewTrigger trigger);

    @DELETE
    @Path("/print/printers/{printer}/taskTriggers/{trigger}")
    void deleteTrigger(@RestPath String printer, @RestPath String trigger);
}
