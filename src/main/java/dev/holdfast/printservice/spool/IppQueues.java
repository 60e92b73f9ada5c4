package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.graph.Printer;
import dev.holdfast.identity.Caller;
import dev.holdfast.ipp.AttributeGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shares, as printers that people print to over IPP.
@ApplicationScoped
public class IppQueues {

    private final SpoolShares shares;
    private final TaskTriggers triggers;
    private final EntityManager database;
    private final AuditTrail audit;

    IppQueues(SpoolShares shares, TaskTriggers triggers, EntityManager database, AuditTrail audit) {
        this.shares = shares;
        this.triggers = triggers;
        this.database = database;
        this.audit = audit;
    }

    /// What a share says about how it is printed to; absent is what the configuration says.
    public record Policy(Optional<IppAccess> access, Optional<IppView> view) {}

    /// A share and its printer: what people call it, what it can do, and since when. `kept` are the
    /// attributes that the printer was described with in IPP. Jobs are held where `pull` is true.
    public record Queue(
            UUID share, String name, Printer printer, AttributeGroup kept, Policy policy, boolean pull, Times times) {

        /// The printer behind the share.
        public UUID printerId() {
            return UUID.fromString(printer.id());
        }

        /// The share with its printer.
        public IppSubmission.Place place() {
            return new IppSubmission.Place(share, printerId());
        }
    }

    /// Since when the queue is there, and when what it can do and how it is changed last.
    public record Times(Instant created, Instant configured, Instant state) {}

    /// The queue; empty where there is no such share.
    @Transactional
    public Optional<Queue> find(String share) {
        return Ids.parse(share)
                .flatMap(id -> shares.usable(id, Viewer.ADMINISTRATOR))
                .filter(found -> !found.printer().isDeleted())
                .map(this::queue);
    }

    /// The first shares, by their ids.
    @Transactional
    public List<UUID> first(int limit) {
        return shares.usable(Viewer.ADMINISTRATOR, Listed.first(limit)).stream()
                .map(SpoolShare::id)
                .toList();
    }

    private Queue queue(SpoolShare share) {
        var printer = share.printer();
        return new Queue(
                share.id(),
                share.displayName(),
                printer.shown(true),
                printer.says(),
                new Policy(share.ippAccess(), share.ippView()),
                triggers.ofPrinter(printer.id()).isPresent(),
                times(share));
    }

    private Times times(SpoolShare share) {
        var row = (Object[]) database.createNativeQuery("""
                        select config_changed_at, state_changed_at from spool_printer where id = ?1""", Object[].class)
                .setParameter(1, share.printer().id())
                .getSingleResult();
        return new Times(share.createdAt(), (Instant) row[0], (Instant) row[1]);
    }

    /// How many jobs at the printer have not ended.
    @Transactional
    public int openJobs(UUID printer) {
        return ((Number) database.createNativeQuery(
                                "select count(*) from spool_job where printer_id = ?1 and ended_at is null")
                        .setParameter(1, printer)
                        .getSingleResult())
                .intValue();
    }

    /// Whether the viewer may use the share.
    @Transactional
    public boolean isUsable(UUID share, Viewer viewer) {
        return shares.usable(share, viewer).isPresent();
    }

    /// Changes how the share is printed to; absent is what the configuration says. False where there is no such
    /// share.
    @Transactional
    public boolean change(Caller caller, UUID share, @Nullable IppAccess access, @Nullable IppView view) {
        var found = shares.usable(share, Viewer.ADMINISTRATOR);
        found.ifPresent(it -> {
            it.printOverIpp(access, view);
            var details = Map.of("access", String.valueOf(access), "view", String.valueOf(view));
            audit.record(Actor.key(caller.keyId()), "spool.share-ipp-changed", share.toString(), details);
        });
        return found.isPresent();
    }
}
