package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.graph.Printer;
import dev.holdfast.identity.Caller;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.MalformedIpp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The printers of the print service: reading them, and changing what they say about themselves.
@ApplicationScoped
public class Printers {

    /// What lists of printers are filtered and ordered by.
    public static final Vocabulary WORDS = SpoolPrinters.WORDS;

    /// All attributes of one printer; what is said about one at a time is less.
    private static final int MOST_ATTRIBUTE_BYTES = 512 * 1024;

    private final SpoolPrinters printers;
    private final SpoolShares shares;
    private final TaskTriggers triggers;
    private final AuditTrail audit;
    private final Times times;
    private final DeliveryQueue deliveries;
    private final SubscriptionRows subscriptions;

    Printers(
            SpoolPrinters printers,
            SpoolShares shares,
            TaskTriggers triggers,
            AuditTrail audit,
            Times times,
            DeliveryQueue deliveries,
            SubscriptionRows subscriptions) {
        this.printers = printers;
        this.shares = shares;
        this.triggers = triggers;
        this.audit = audit;
        this.times = times;
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
    }

    /// The printer.
    @Transactional
    public Printer find(UUID id) {
        printers.askSoon(id);
        return shown(printers.required(id));
    }

    /// Some of the printers, in the order of ids unless another is given.
    @Transactional
    public List<Printer> list(Listed listed) {
        var found = printers.list(listed);
        var shared = shares.ofPrinters(found.stream().map(SpoolPrinter::id).toList()).stream()
                .map(share -> share.printer().id())
                .toList();
        return found.stream()
                .map(printer -> printer.shown(shared.contains(printer.id())))
                .toList();
    }

    /// Changes what a Printer Administrator may change.
    @Transactional
    public Printer changeAsAdministrator(Caller caller, UUID id, JsonNode body) {
        var patch = PrinterPatch.byAdministrator(body);
        return change(caller, printers.locked(id), patch);
    }

    /// Changes what the application that registered the printer may change.
    @Transactional
    public Printer changeAsApplication(Caller caller, UUID id, JsonNode body) {
        var patch = PrinterPatch.byApplication(body);
        return change(caller, own(caller, id), patch);
    }

    /// Takes an IPP printer attributes group: each attribute in it replaces the one of the same name, and what
    /// Graph has a property for changes there, too.
    @Transactional
    public void changeAttributes(Caller caller, UUID id, byte[] group) {
        var given = decoded(group);
        var printer = own(caller, id);
        keepAttributes(printer, given);
        change(caller, printer, PrinterPatch.of(IppProperties.changed(given, printer.says())));
    }

    /// Sets the defaults to those that the printer itself says, in all members.
    @Transactional
    public void restoreFactoryDefaults(Caller caller, UUID id) {
        var printer = printers.locked(id);
        printer.printByDefault(PrinterReport.of(printer.says()).defaults());
        record(caller, "spool.printer-defaults-restored", id);
    }

    /// Ends the printer with its share and its trigger; what became of its jobs is still known. Jobs that were
    /// redirected to it, and of which nothing was sent, go back to where they came from.
    @Transactional
    public void delete(Caller caller, UUID id) {
        var printer = printers.locked(id);
        shares.delete("printer", printer);
        triggers.delete("printerId", id);
        subscriptions.deleteOf(new Watched(Watched.Kind.JOBS, id));
        printer.delete(times.now());
        deliveries.takeBackFrom(id);
        record(caller, "spool.printer-deleted", id);
    }

    private Printer change(Caller caller, SpoolPrinter printer, PrinterPatch patch) {
        patch.applyTo(printer);
        record(caller, "spool.printer-changed", printer.id());
        return shown(printer);
    }

    // Only the application that registered the printer speaks for it, and a device speaks for itself.
    private SpoolPrinter own(Caller caller, UUID id) {
        var printer = printers.locked(id);
        if (!printer.application().equals(caller.application())) {
            throw GraphProblem.forbidden("Only the application that registered the printer may change it.");
        }
        if (printer.isPhysical()) {
            throw GraphProblem.forbidden("An application may change printers without a physical device only.");
        }
        return printer;
    }

    private static void keepAttributes(SpoolPrinter printer, AttributeGroup given) {
        var present = printer.says();
        var merged = present.mergedWith(given);
        byte[] encoded = merged.encode();
        if (merged.size() > AttributeGroup.MOST_ATTRIBUTES || encoded.length > MOST_ATTRIBUTE_BYTES) {
            throw GraphProblem.badRequest("The printer would have too many attributes.");
        }
        printer.describe(encoded);
    }

    private static AttributeGroup decoded(byte[] group) {
        try {
            return AttributeGroup.decode(group);
        } catch (MalformedIpp e) {
            throw GraphProblem.badRequest(e.sentence());
        }
    }

    private Printer shown(SpoolPrinter printer) {
        return printer.shown(shares.isShared(printer.id()));
    }

    private void record(Caller caller, String action, UUID printer) {
        audit.record(Actor.key(caller.keyId()), action, printer.toString(), Map.of());
    }
}
