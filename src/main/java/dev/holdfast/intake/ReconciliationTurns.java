package dev.holdfast.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Who compares which queue, and when again. Within the caller's transaction.
@ApplicationScoped
class ReconciliationTurns {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Session database;
    private final IntakeConfig config;

    ReconciliationTurns(Session database, IntakeConfig config) {
        this.database = database;
        this.config = config;
    }

    /// Whether the queue is due and ours.
    boolean take(String printer) {
        return database.createNativeMutationQuery("""
                                insert into reconciliation_turn as turn (printer, run_at)
                                values (:printer, clock_timestamp() + cast(:lease as interval))
                                on conflict (printer) do update set run_at = excluded.run_at
                                where turn.run_at <= clock_timestamp()""")
                        .setParameter("printer", printer)
                        .setParameter("lease", LEASE.toString())
                        .executeUpdate()
                == 1;
    }

    void done(String printer) {
        end(printer, null);
    }

    void failed(String printer, String reason) {
        end(printer, reason);
    }

    private void end(String printer, @Nullable String failure) {
        database.createNativeMutationQuery("""
                        update reconciliation_turn
                        set run_at = clock_timestamp() + cast(:every as interval), failure = cast(:failure as text)
                        where printer = :printer""")
                .setParameter("every", config.reconcileEvery().toString())
                .setParameter("failure", failure)
                .setParameter("printer", printer)
                .executeUpdate();
    }

    void hurry() {
        database.createNativeMutationQuery("update reconciliation_turn set run_at = least(run_at, clock_timestamp())")
                .executeUpdate();
    }
}
