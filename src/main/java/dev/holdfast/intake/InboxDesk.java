package dev.holdfast.intake;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Page;
import dev.holdfast.base.ProblemException;
import dev.holdfast.held.ReleaseQueue;
import dev.holdfast.intake.IntakeView.QueueView;
import dev.holdfast.printer.Queue;
import dev.holdfast.printer.VirtualPrinters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The inbox as administrators see and handle it.
@ApplicationScoped
class InboxDesk {

    private final Session database;
    private final Dropped dropped;
    private final ReleaseQueue held;
    private final VirtualPrinters printers;
    private final ReconciliationTurns turns;
    private final AuditTrail audit;

    InboxDesk(
            Session database,
            Dropped dropped,
            ReleaseQueue held,
            VirtualPrinters printers,
            ReconciliationTurns turns,
            AuditTrail audit) {
        this.database = database;
        this.dropped = dropped;
        this.held = held;
        this.printers = printers;
        this.turns = turns;
        this.audit = audit;
    }

    @Transactional
    IntakeView health() {
        var row = database.createNativeQuery("""
                        select (select max(received_at) from inbox_item),
                            (select count(*) from inbox_item where state = 'WAITING'),
                            (select cast(coalesce(extract(epoch from clock_timestamp() - min(received_at)), 0) as bigint)
                             from inbox_item where state = 'WAITING'),
                            (select count(*) from inbox_item where state = 'SET_ASIDE')""", Object[].class).getSingleResult();
        var compared = held.reconciliations();
        return new IntakeView(
                (Instant) row[0],
                ((Number) row[2]).longValue(),
                ((Number) row[1]).longValue(),
                ((Number) row[3]).longValue(),
                dropped.total(Dropped.Why.FORGED),
                dropped.total(Dropped.Why.UNKNOWN),
                // Those of queues that are gone, too: what was counted stays counted.
                compared.stream()
                        .mapToLong(ReleaseQueue.Reconciliation::recovered)
                        .sum(),
                held.isPrintCloudPaused(),
                queues(compared),
                printers.unsubscribed(),
                printers.subscriptions());
    }

    private List<QueueView> queues(List<ReleaseQueue.Reconciliation> compared) {
        var last = compared.stream()
                .collect(Collectors.toMap(ReleaseQueue.Reconciliation::printerId, Function.identity()));
        var failures = turns.failures();
        return printers.queues().stream()
                .map(Queue::printerId)
                .map(printer -> view(printer, Optional.ofNullable(last.get(printer)), failures.get(printer)))
                .toList();
    }

    private static QueueView view(
            String printer, Optional<ReleaseQueue.Reconciliation> last, @Nullable String failure) {
        return new QueueView(
                printer,
                last.map(ReleaseQueue.Reconciliation::reconciledAt).orElse(null),
                last.map(ReleaseQueue.Reconciliation::recovered).orElse(0L),
                failure);
    }

    /// `state` absent means all.
    @Transactional
    Page<InboxView> list(@Nullable String state, Page.Request page) {
        List<InboxView> found = database.createNativeQuery("""
                        select id, kind, state, subscription, definition, task, event, received_at, tries, reason
                        from inbox_item
                        where (cast(:state as text) is null or state = :state)
                            and (cast(:after as uuid) is null or id > :after)
                        order by id limit :most""", Object[].class)
                .setParameter("state", state)
                .setParameter("after", page.after())
                .setParameter("most", page.limit() + 1)
                .getResultStream()
                .map(InboxDesk::view)
                .toList();
        return Page.of(page, found, InboxView::id);
    }

    private static InboxView view(Object[] row) {
        return new InboxView(
                (UUID) row[0],
                word((String) row[1]),
                word((String) row[2]),
                (UUID) row[3],
                row[4] == null ? null : "print/taskDefinitions/" + row[4] + "/tasks/" + row[5],
                row[6] == null ? null : word((String) row[6]),
                (Instant) row[7],
                ((Number) row[8]).intValue(),
                (String) row[9]);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Tries an item that was set aside again, as often as before.
    @Transactional
    void retry(UUID id, Actor actor) {
        int found =
                database.createNativeMutationQuery("""
                        update inbox_item
                        set state = 'WAITING', failures = 0, unknown_since = null, run_at = clock_timestamp(),
                            reason = null
                        where id = :id and state = 'SET_ASIDE'""").setParameter("id", id).executeUpdate();
        if (found == 0) {
            throw new ProblemException(404, "inbox-item-not-found", "No item with this id is set aside.");
        }
        audit.record(actor, "inbox-item.retried", id.toString(), Map.of());
    }
}
