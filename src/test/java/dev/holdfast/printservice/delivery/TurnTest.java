package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.base.Background;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.DeliveryProgress;
import dev.holdfast.printservice.spool.JobAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How long a turn to deliver a job lasts, and what it leaves.
@QuarkusTest
class TurnTest extends DeliveryScene {

    private static final int ATTEMPT = 1_000;

    @Inject
    Deliveries deliveries;

    @Inject
    DeliveryProgress progress;

    @Inject
    Background background;

    @Inject
    EntityManager database;

    private Deliveries.Assignment mine;

    /// A turn that nobody else takes.
    @BeforeEach
    void take() throws IOException {
        long number = Long.parseLong(waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10))));
        Office.sql(
                "update spool_delivery set attempt = ?, leased_until = now() + interval '1 hour' where job_id = ?",
                ATTEMPT,
                number);
        mine = Assignments.of(
                new JobAddress(target.printer(), number),
                ATTEMPT,
                target.folder().toUri(),
                UUID.randomUUID(),
                10);
    }

    @AfterEach
    void leave() {
        Office.sql("delete from spool_delivery where job_id = ?", mine.job().number());
    }

    @Test
    void what_was_announced_and_surely_not_begun_is_not_taken_for_sent() throws IOException {
        assertThat(deliveries.sending(mine, 10, List.of())).isTrue();

        deliveries.broken(mine, "no");

        assertThat(Office.ask(
                        "select sending_at from spool_delivery where job_id = ?",
                        mine.job().number()))
                .isNull();
        job(target.printer(), Long.toString(mine.job().number()))
                .body("status.description", equalTo("The printer is not ready: no"))
                .body("status.isAcquiredByPrinter", equalTo(false));
    }

    @Test
    void what_nobody_began_to_send_in_time_is_not_begun_any_more() throws IOException {
        Office.sql(
                "update spool_delivery set withdraw_at = now() where job_id = ?",
                mine.job().number());

        assertThat(deliveries.stillMine(mine)).isFalse();
        assertThat(deliveries.sending(mine, 10, List.of())).isFalse();

        Office.sql(
                "update spool_delivery set sending_at = now() where job_id = ?",
                mine.job().number());
        assertThat(deliveries.stillMine(mine)).as("what was begun goes on").isTrue();
        assertThat(deliveries.sending(mine, 10, List.of())).isTrue();
    }

    @Test
    void a_turn_outlasts_a_database_that_is_away_for_a_moment_and_ends_when_somebody_else_has_it() throws Exception {
        var turn = new Turn(deliveries, progress, mine, background);
        turn.working();

        locked(mine, () -> assertThatCode(turn::working).doesNotThrowAnyException());
        locked(
                mine,
                () -> assertThatThrownBy(new Turn(deliveries, progress, mine, background)::working)
                        .as("a turn that was never renewed")
                        .isNotInstanceOf(Handover.TurnLost.class));

        Office.sql(
                "update spool_delivery set attempt = attempt + 1 where job_id = ?",
                mine.job().number());
        assertThatThrownBy(turn::working).isInstanceOf(Handover.TurnLost.class);
    }

    /// Somebody else's transaction has the job's row for longer than anybody waits for it.
    private void locked(Deliveries.Assignment assignment, Runnable meanwhile) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            QuarkusTransaction.requiringNew().call(() -> {
                database.createNativeQuery("select 1 from spool_delivery where job_id = ?1 for update")
                        .setParameter(1, assignment.job().number())
                        .getResultList();
                return threads.submit(meanwhile).get();
            });
        }
    }
}
