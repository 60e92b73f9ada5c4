package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.base.Fields;
import dev.holdfast.printservice.spool.GraphAddresses;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.NewPrinter;
import dev.holdfast.printservice.spool.Registration;
import dev.holdfast.printservice.spool.SigningRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Begins to register a printer.
@Path("/v1.0/print/printers/create")
@RunOnVirtualThread
class RegistrationResource {

    private static final int LONGEST_NAME = 255;
    /// Seconds. Our choice: Universal Print says 5, and registering takes less here.
    static final int ASK_AGAIN_AFTER = 1;

    private final GraphAccess access;
    private final Registration registration;
    private final GraphAddresses addresses;

    RegistrationResource(GraphAccess access, Registration registration, GraphAddresses addresses) {
        this.access = access;
        this.registration = registration;
        this.addresses = addresses;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GraphAccess.ADMIN, GraphAccess.USER, GraphAccess.APP})
    @APIResponse(responseCode = "202", description = "Accepted")
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

    private static NewPrinter wanted(Body body) {
        if (body.optionalText("connectorId", LONGEST_NAME) != null) {
            throw GraphProblem.badRequest("The property 'connectorId' names a connector, and there are none here.");
        }
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
