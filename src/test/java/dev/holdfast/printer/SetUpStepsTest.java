package dev.holdfast.printer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printer.SetUpSteps.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SetUpStepsTest {

    private static final Outcome DONE = new Outcome(SetUpStep.State.DONE, null, Duration.ZERO, 0);

    @Inject
    SetUpSteps steps;

    @Inject
    PrinterQueues queues;

    @Inject
    EntityManager database;

    @Test
    void a_step_that_was_ordered_again_drops_what_its_earlier_attempt_says() {
        var queue = setUp();
        var claimed = running(queue, SetUpStep.Name.SHARE);

        in(() -> {
            steps.redo(queue, List.of(SetUpStep.Name.SHARE));
            return true;
        });

        assertThat(in(() -> steps.renew(claimed.id(), claimed.attempt()))).isFalse();
        assertThat(in(() -> steps.record(claimed.id(), claimed.attempt(), DONE)))
                .isFalse();
    }

    @Test
    void an_attempt_whose_step_another_took_over_drops_its_outcome() {
        var queue = setUp();
        var claimed = running(queue, SetUpStep.Name.SHARE);

        assertThat(in(() -> steps.record(claimed.id(), claimed.attempt() - 1, DONE)))
                .isFalse();
        assertThat(in(() -> steps.record(claimed.id(), claimed.attempt(), DONE)))
                .isTrue();
        assertThat(in(() -> steps.record(claimed.id(), claimed.attempt(), DONE)))
                .isFalse();
    }

    @Test
    void a_step_is_busy_while_its_lease_lasts() {
        var queue = setUp();
        assertThat(in(() -> steps.isBusy(queue))).isFalse();

        running(queue, SetUpStep.Name.TRIGGER);

        assertThat(in(() -> steps.isBusy(queue))).isTrue();
    }

    @Test
    void of_many_who_claim_at_once_nobody_gets_what_another_has() throws Exception {
        var queue = setUp();
        int before = attempts(queue);
        in(() -> {
            steps.redo(queue, List.of(SetUpStep.Name.SUBSCRIPTION));
            return true;
        });

        // The application's own workers claim as well.
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Long> claim = () -> in(() -> steps.claim()).stream()
                    .filter(step -> step.queueId().equals(queue))
                    .count();
            long claims = threads.invokeAll(Collections.nCopies(32, claim)).stream()
                    .mapToLong(Future::resultNow)
                    .sum();

            assertThat(claims).isLessThanOrEqualTo(1);
        }
        // One for the order, one for the claim.
        assertThat(attempts(queue)).isEqualTo(before + 2);
    }

    private UUID setUp() {
        var printer = Wished.createAndWait();
        return in(() -> queues.of(UUID.fromString(printer.id())).getFirst().id());
    }

    /// Leased for long, so that the workers keep away.
    private SetUpStep running(UUID queue, SetUpStep.Name name) {
        return in(() -> {
            database.createNativeQuery("""
                    update set_up_step set state = 'RUNNING', attempt = attempt + 1,
                        lease_until = now() + interval '1 hour'
                    where queue_id = ?1 and name = ?2""")
                    .setParameter(1, queue)
                    .setParameter(2, name.text())
                    .executeUpdate();
            return steps.of(queue).stream()
                    .filter(step -> step.name() == name)
                    .findFirst()
                    .orElseThrow();
        });
    }

    private int attempts(UUID queue) {
        return in(() -> steps.of(queue).stream().mapToInt(SetUpStep::attempt).sum());
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
