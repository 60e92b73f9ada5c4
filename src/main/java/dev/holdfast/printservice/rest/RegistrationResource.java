package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.base.Fields;
import dev.holdfast.graph.PrinterCreateOperation;
import dev.holdfast.printservice.spool.GraphAddresses;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.NewPrinter;
import dev.holdfast.printservice.spool.Registration;
import dev.holdfast.printservice.spool.SigningRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Registering a printer: begun by one call, asked after by another until it has ended.
@Path("/v1.0/print")
@RunOnVirtualThread
class RegistrationResource {

    private static final int LONGEST_NAME = 255;
    /// Seconds; registering takes less.
    private static final int ASK_AGAIN_AFTER = 1;

    private final GraphAccess access;
    private final Registration registration;
    private final GraphAddresses addresses;
    private final PrinterJson printers;
    private final OData odata;

    RegistrationResource(
            GraphAccess access,
            Registration registration,
            GraphAddresses addresses,
            PrinterJson printers,
            OData odata) {
        this.access = access;
        this.registration = registration;
        this.addresses = addresses;
        this.printers = printers;
        this.odata = odata;
    }

    @POST
    @Path("printers/create")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public Response create(@Nullable JsonNode given) {
        var caller = access.require(PrinterCalls.CREATE);
        var body = Body.of(given);
        var wanted = wanted(body);
        var request = body.object("certificateSigningRequest");
        var operation = registration.begin(
                caller, wanted, SigningRequest.of(request.content("content"), request.content("transportKey")));
        return Response.accepted()
                .header("Operation-Location", addresses.operation(operation))
                .header(HttpHeaders.RETRY_AFTER, ASK_AGAIN_AFTER)
                .build();
    }

    @GET
    @Path("operations/{operation}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    public Response operation(@PathParam("operation") String id, @Context UriInfo uri) {
        var caller = access.require(PrinterCalls.CREATE);
        ODataQuery.of(uri, ODataQuery.NOTHING);
        var operation = registration.operation(caller, PathIds.id("printOperation", id));
        var answer = Response.ok(shown(operation));
        if (operation.status().state() == PrinterCreateOperation.State.RUNNING) {
            answer.header(HttpHeaders.RETRY_AFTER, ASK_AGAIN_AFTER);
        }
        return answer.build();
    }

    private Object shown(PrinterCreateOperation operation) {
        var answer =
                odata.entity("print/operations/$entity", odata.node(operation).without("printer"));
        answer.put("@odata.type", "#microsoft.graph.printerCreateOperation");
        var printer = operation.printer();
        if (printer != null) {
            answer.set("printer", printers.plain(printer));
        }
        return answer;
    }

    private static NewPrinter wanted(Body body) {
        boolean physical = body.flag("hasPhysicalDevice").orElse(true);
        return new NewPrinter(
                body.text("displayName", LONGEST_NAME),
                body.text("manufacturer", LONGEST_NAME),
                body.text("model", LONGEST_NAME),
                physical,
                device(body, physical));
    }

    private static @Nullable UUID device(Body body, boolean physical) {
        String device = body.optionalText("physicalDeviceId", LONGEST_NAME);
        if (physical && device == null) {
            throw GraphProblem.badRequest(
                    "The property 'physicalDeviceId' is required where 'hasPhysicalDevice' is true.");
        }
        return device == null ? null : Fields.uuid("physicalDeviceId", device);
    }
}
