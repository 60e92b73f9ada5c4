package dev.holdfast.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/// Who compares a queue. Nobody else sees the turns of these tests: they are never committed.
@QuarkusTest
@TestTransaction
class ReconciliationTurnsTest {

    private final String queue = UUID.randomUUID().toString();

    @Inject
    ReconciliationTurns turns;

    @Inject
    Session database;

    @Test
    void one_replica_at_a_time_compares_a_queue() {
        var first = turns.take(queue);

        assertThat(first).isPresent();
        assertThat(turns.take(queue)).isEmpty();
        assertThat(turns.renew(first.orElseThrow())).isPresent();
        assertThat(turns.take(queue)).isEmpty();
    }

    @Test
    void whoever_had_a_turn_before_it_lapsed_records_nothing() {
        var before = lapsed(turns.take(queue).orElseThrow());
        var now = turns.take(queue).orElseThrow();

        assertThat(turns.renew(before)).isEmpty();
        turns.done(before);
        turns.failed(before, "late");
        assertThat(runAt()).isEqualTo(now.until());
        assertThat(turns.failures()).doesNotContainKey(queue);

        turns.failed(now, "away");
        assertThat(runAt()).isNotEqualTo(now.until());
        assertThat(turns.failures()).containsEntry(queue, "away");
    }

    @Test
    void a_queue_that_is_hurried_is_compared_once_more() {
        var under_way = turns.take(queue).orElseThrow();

        turns.hurry();
        turns.done(under_way);

        assertThat(turns.take(queue)).isPresent();
    }

    private ReconciliationTurns.Turn lapsed(ReconciliationTurns.Turn turn) {
        return new ReconciliationTurns.Turn(
                queue,
                database.createNativeQuery("""
                                update reconciliation_turn set run_at = run_at - interval '2 minutes'
                                where printer = :printer and run_at = :until returning run_at""", Instant.class)
                        .setParameter("printer", turn.printer())
                        .setParameter("until", turn.until())
                        .getSingleResult(),
                turn.renewals());
    }

    private Instant runAt() {
        return database.createNativeQuery(
                        "select run_at from reconciliation_turn where printer = :printer", Instant.class)
                .setParameter("printer", queue)
                .getSingleResult();
    }
}
