package dev.holdfast.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Who compares which queue, and when again. Within the caller's transaction.
@ApplicationScoped
class ReconciliationTurns {

    // Renewed while somebody compares. One that nobody knows of, because the answer to its commit was lost, lapses.
    private static final Duration LEASE = Duration.ofMinutes(1);
    // Five minutes: what takes longer is beside somebody else's comparison from then on, which does no harm.
    private static final int MOST_RENEWALS = 20;

    private final Session database;
    private final IntakeConfig config;

    ReconciliationTurns(Session database, IntakeConfig config) {
        this.database = database;
        this.config = config;
    }

    /// A turn at a queue, renewed so often; `until` fences what is said of it: whoever has it next, or hurries,
    /// has moved it.
    record Turn(String printer, Instant until, int renewals) {}

    /// A turn, if the queue is due.
    Optional<Turn> take(String printer) {
        return database.createNativeQuery("""
                        insert into reconciliation_turn as turn (printer, run_at)
                        values (:printer, clock_timestamp() + cast(:lease as interval))
                        on conflict (printer) do update set run_at = excluded.run_at
                        where turn.run_at <= clock_timestamp()
                        returning run_at""", Instant.class)
                .setParameter("printer", printer)
                .setParameter("lease", LEASE.toString())
                .getResultStream()
                .findFirst()
                .map(until -> new Turn(printer, until, 0));
    }

    /// The turn goes on; empty where it is somebody else's by now, the queue was hurried, or it has gone on for
    /// long enough: whatever a comparison is stuck at, others must have their turn.
    Optional<Turn> renew(Turn turn) {
        if (turn.renewals() == MOST_RENEWALS) return Optional.empty();
        return database.createNativeQuery("""
                        update reconciliation_turn set run_at = clock_timestamp() + cast(:lease as interval)
                        where printer = :printer and run_at = :until returning run_at""", Instant.class)
                .setParameter("lease", LEASE.toString())
                .setParameter("printer", turn.printer())
                .setParameter("until", turn.until())
                .getResultStream()
                .findFirst()
                .map(until -> new Turn(turn.printer(), until, turn.renewals() + 1));
    }

    void done(Turn turn) {
        end(turn, null);
    }

    void failed(Turn turn, String reason) {
        end(turn, reason);
    }

    private void end(Turn turn, @Nullable String failure) {
        database.createNativeMutationQuery("""
                        update reconciliation_turn
                        set run_at = clock_timestamp() + cast(:every as interval), failure = cast(:failure as text)
                        where printer = :printer and run_at = :until""")
                .setParameter("every", config.reconcileEvery().toString())
                .setParameter("failure", failure)
                .setParameter("printer", turn.printer())
                .setParameter("until", turn.until())
                .executeUpdate();
    }

    /// Why the last comparison of each queue failed, by its printer; nothing of one that did not.
    Map<String, String> failures() {
        return database.createNativeQuery(
                        "select printer, failure from reconciliation_turn where failure is not null", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /// All queues are due at once. Their rows are locked in one order: two who hurry would else wait for each
    /// other.
    void hurry() {
        database.createNativeMutationQuery("""
                        update reconciliation_turn set run_at = clock_timestamp() where printer in (
                            select printer from reconciliation_turn where run_at > clock_timestamp()
                            order by printer for update)""").executeUpdate();
    }
}
