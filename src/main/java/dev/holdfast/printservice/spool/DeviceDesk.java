package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Idempotency;
import dev.holdfast.base.Ids;
import dev.holdfast.base.Page;
import dev.holdfast.base.ProblemException;
import dev.holdfast.graph.Printer;
import dev.holdfast.identity.Caller;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The devices: printers that the print service itself brings paper out of.
@ApplicationScoped
public class DeviceDesk {

    private final SpoolPrinters printers;
    private final Printers doors;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Times times;

    DeviceDesk(SpoolPrinters printers, Printers doors, Idempotency idempotency, AuditTrail audit, Times times) {
        this.printers = printers;
        this.doors = doors;
        this.idempotency = idempotency;
        this.audit = audit;
        this.times = times;
    }

    /// A device, the printer that it is in Graph, and the supplies that it told of last.
    public record Device(Printer printer, URI uri, List<Supply> supplies) {}

    /// Registers a device that has answered, once for each key.
    @Transactional
    public UUID register(Caller caller, Idempotency.Key key, NewDevice device) {
        return idempotency.once(key, () -> add(caller, device));
    }

    /// The device.
    @Transactional
    public Device find(UUID id) {
        return printers.device(id).map(DeviceDesk::shown).orElseThrow(() -> notFound(id));
    }

    /// The devices.
    @Transactional
    public Page<Device> list(Page.Request request) {
        var found = printers.devicesAfter(request.after(), request.limit() + 1);
        return Page.of(request, found, SpoolPrinter::id).map(DeviceDesk::shown);
    }

    /// Ends the device, as if its printer had been ended over Graph.
    @Transactional
    public void delete(Caller caller, UUID id) {
        if (printers.device(id).isEmpty()) {
            throw notFound(id);
        }
        doors.delete(caller, id);
    }

    private UUID add(Caller caller, NewDevice device) {
        var now = times.now();
        var said = device.said();
        var wanted = new NewPrinter(device.displayName(), said.manufacturer(), said.model(), true, null);
        var printer = new SpoolPrinter(Ids.next(), caller.application(), wanted, now);
        printer.attach(new DeviceAt(device.uri(), device.certificate()), now);
        printer.moveTo(device.location() == null ? said.location() : device.location());
        printer.offer(said.capabilities());
        printer.printByDefault(said.defaults());
        printer.report(said.status());
        printer.acceptJobs(said.acceptingJobs());
        if (said.attributes().size() > 0) printer.describe(said.attributes().encode());
        printers.persist(printer);
        audit.record(
                Actor.key(caller.keyId()), "spool.device-added", printer.id().toString(), Map.of());
        Log.infof("Device added printer=%s kind=%s", printer.id(), device.uri().getScheme());
        return printer.id();
    }

    private static Device shown(SpoolPrinter printer) {
        return new Device(printer.shown(false), printer.device().orElseThrow().uri(), IppSupplies.of(printer.says()));
    }

    private static ProblemException notFound(UUID id) {
        return new ProblemException(404, "device-not-found", "There is no device with id '" + id + "'.");
    }
}
