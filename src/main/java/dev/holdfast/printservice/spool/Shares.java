package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.graph.Printer;
import dev.holdfast.graph.PrinterShare;
import dev.holdfast.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shares of printers. One that the viewer may not use does not exist for them.
@ApplicationScoped
public class Shares {

    /// What lists of shares are filtered by.
    public static final Vocabulary WORDS = SpoolShares.WORDS;

    private final SpoolShares shares;
    private final SpoolPrinters printers;
    private final AuditTrail audit;
    private final Times times;

    Shares(SpoolShares shares, SpoolPrinters printers, AuditTrail audit, Times times) {
        this.shares = shares;
        this.printers = printers;
        this.audit = audit;
        this.times = times;
    }

    /// Changes to a share; what is absent stays.
    public record Change(
            @Nullable String displayName,
            @Nullable Boolean allowAllUsers,
            @Nullable UUID printer) {}

    /// Shares a printer. A printer has at most one share, as in Universal Print.
    @Transactional
    public PrinterShare create(Caller caller, UUID printerId, String displayName, boolean allowAllUsers) {
        var printer = unshared(printerId);
        var share = new SpoolShare(Ids.next(), printer, displayName, allowAllUsers, times.now());
        shares.persist(share);
        record(caller, "spool.share-created", share.id(), Map.of("printer", printerId.toString()));
        return share.shown();
    }

    /// The share.
    @Transactional
    public PrinterShare find(Viewer viewer, UUID id) {
        return required(viewer, id).shown();
    }

    /// The printer behind the share.
    @Transactional
    public Printer printer(Viewer viewer, UUID id) {
        return required(viewer, id).printer().shown(true);
    }

    /// Some of the shares that the viewer may use, in the order of ids.
    @Transactional
    public List<PrinterShare> list(Viewer viewer, Listed listed) {
        return shares.usable(viewer, listed).stream().map(SpoolShare::shown).toList();
    }

    /// The share of this printer, as a list of none or one.
    @Transactional
    public List<PrinterShare> ofPrinter(UUID printerId) {
        printers.required(printerId);
        return ofPrinters(List.of(printerId)).getOrDefault(printerId, List.of());
    }

    /// The shares of these printers.
    @Transactional
    public Map<UUID, List<PrinterShare>> ofPrinters(Collection<UUID> printerIds) {
        var found = new HashMap<UUID, List<PrinterShare>>();
        shares.ofPrinters(printerIds).forEach(share -> found.put(share.printer().id(), List.of(share.shown())));
        return found;
    }

    /// Changes the share.
    @Transactional
    public PrinterShare change(Caller caller, UUID id, Change change) {
        var share = required(Viewer.ADMINISTRATOR, id);
        var displayName = change.displayName();
        if (displayName != null) {
            share.rename(displayName);
        }
        if (change.allowAllUsers() != null) {
            share.allowAllUsers(change.allowAllUsers());
        }
        var printer = change.printer();
        if (printer != null && !printer.equals(share.printer().id())) {
            share.pointTo(unshared(printer));
        }
        record(caller, "spool.share-changed", id, Map.of());
        return share.shown();
    }

    /// Ends the share; its printer stays.
    @Transactional
    public void delete(Caller caller, UUID id) {
        shares.delete(required(Viewer.ADMINISTRATOR, id));
        record(caller, "spool.share-deleted", id, Map.of());
    }

    private SpoolPrinter unshared(UUID printerId) {
        var printer = printers.locked(printerId);
        if (shares.isShared(printerId)) {
            throw GraphProblem.exists("The printer is shared already.");
        }
        return printer;
    }

    private SpoolShare required(Viewer viewer, UUID id) {
        return shares.usable(id, viewer).orElseThrow(() -> GraphProblem.notFound("printerShare", id));
    }

    private void record(Caller caller, String action, UUID share, Map<String, String> details) {
        audit.record(Actor.key(caller.keyId()), action, share.toString(), details);
    }
}
