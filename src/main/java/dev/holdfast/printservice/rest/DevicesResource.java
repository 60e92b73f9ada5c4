package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.base.Fields;
import dev.holdfast.base.Idempotency;
import dev.holdfast.base.Ids;
import dev.holdfast.base.Page;
import dev.holdfast.graph.PrinterLocation;
import dev.holdfast.graph.PrinterStatus;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.Callers;
import dev.holdfast.printservice.delivery.Devices;
import dev.holdfast.printservice.spool.DeviceDesk;
import dev.holdfast.printservice.spool.Locations;
import dev.holdfast.printservice.spool.NewDevice;
import dev.holdfast.printservice.spool.Supply;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// The devices of the bundled print service, for administrators.
@Path("/api/v1/admin/devices")
@RolesAllowed("admin")
@RunOnVirtualThread
class DevicesResource {

    private static final String ROUTE = "POST /api/v1/admin/devices";

    private final Callers callers;
    private final Devices devices;
    private final DeviceDesk desk;
    private final Idempotency idempotency;

    DevicesResource(Callers callers, Devices devices, DeviceDesk desk, Idempotency idempotency) {
        this.callers = callers;
        this.devices = devices;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    record NewDeviceBody(
            String displayName, String deviceUri, @Nullable JsonNode location) {
        NewDeviceBody {
            displayName = Fields.text("displayName", displayName, 255);
            deviceUri = Fields.text("deviceUri", deviceUri, 1_000);
            Locations.read("location", location);
        }
    }

    /// How the device is, in Graph's words.
    record Status(
            String state,
            @Nullable List<String> details,
            @Nullable String description) {

        static @Nullable Status of(@Nullable PrinterStatus status) {
            return status == null
                    ? null
                    : new Status(
                            status.state().name().toLowerCase(Locale.ROOT), status.details(), status.description());
        }
    }

    /// One of its supplies, as it was told last; `level` is how full it is, in percent.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SupplyView(
            @Nullable String name,
            @Nullable String type,
            @Nullable String color,
            @Nullable Integer level,
            String state) {

        static SupplyView of(Supply supply) {
            String state = supply.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new SupplyView(supply.name(), supply.type(), supply.color(), supply.level(), state);
        }
    }

    /// A device; its id is that of its printer.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeviceView(
            String id,
            String displayName,
            URI deviceUri,
            @Nullable String manufacturer,
            @Nullable String model,
            @Nullable PrinterLocation location,
            @Nullable Status status,
            @Nullable Boolean acceptingJobs,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SupplyView> supplies,
            @Nullable Instant registeredAt,
            @Nullable Instant lastSeenAt) {

        static DeviceView of(DeviceDesk.Device device) {
            var printer = device.printer();
            return new DeviceView(
                    printer.id(),
                    printer.displayName(),
                    device.uri(),
                    printer.manufacturer(),
                    printer.model(),
                    printer.location(),
                    Status.of(printer.status()),
                    printer.isAcceptingJobs(),
                    device.supplies().stream().map(SupplyView::of).toList(),
                    printer.registeredDateTime(),
                    printer.lastSeenDateTime());
        }
    }

    @POST
    @APIResponseSchema(value = DeviceView.class, responseCode = "201")
    public Response add(
            @Nullable NewDeviceBody given, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        var body = Fields.required("body", given);
        var key = new Idempotency.Key(caller.keyId().toString(), ROUTE, idempotencyKey, body);
        UUID id = idempotency.earlier(key).orElseGet(() -> register(caller, key, body));
        return Response.created(URI.create("/api/v1/admin/devices/" + id))
                .entity(DeviceView.of(desk.find(id)))
                .build();
    }

    @GET
    public Page<DeviceView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return desk.list(Page.Request.of(limit, cursor)).map(DeviceView::of);
    }

    @GET
    @Path("{device}")
    public DeviceView get(@PathParam("device") String device) {
        return DeviceView.of(desk.find(id(device)));
    }

    @DELETE
    @Path("{device}")
    public void delete(@PathParam("device") String device) {
        desk.delete(callers.current(), id(device));
    }

    // The device is asked before anything is stored: what does not answer leaves nothing.
    private UUID register(Caller caller, Idempotency.Key key, NewDeviceBody body) {
        var found = devices.describe(body.deviceUri());
        return desk.register(
                caller,
                key,
                new NewDevice(
                        body.displayName(),
                        Locations.read("location", body.location()),
                        found.uri(),
                        found.certificate(),
                        found.said()));
    }

    private static UUID id(String device) {
        return Ids.parse(device).orElseThrow(NotFoundException::new);
    }
}
