package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ConversionTurnsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ConversionTurns turns = new ConversionTurns(2);
    private final List<Long> order = new CopyOnWriteArrayList<>();

    @Test
    void there_are_so_many_turns_at_a_time() throws InterruptedException {
        assertThat(turns.take(1, Duration.ZERO)).isTrue();
        assertThat(turns.take(2, Duration.ZERO)).isTrue();
        assertThat(turns.take(3, Duration.ofMillis(20))).isFalse();

        turns.giveBack();

        assertThat(turns.take(4, Duration.ZERO)).as("nobody waits any more").isTrue();
    }

    @Test
    void the_oldest_job_is_next_whoever_came_first() throws InterruptedException {
        turns.take(1, LONG);
        turns.take(2, LONG);
        for (long job : List.of(9L, 7L, 8L)) {
            var waiter = Thread.ofVirtual().start(() -> waitFor(job));
            await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
        }

        turns.giveBack();

        await().untilAsserted(() -> assertThat(order).containsExactly(7L, 8L, 9L));
    }

    private void waitFor(long job) {
        try {
            if (turns.take(job, LONG)) order.add(job);
            turns.giveBack();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
