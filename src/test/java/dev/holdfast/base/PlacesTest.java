package dev.holdfast.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void when_all_places_are_taken_one_waits_for_a_while_and_is_then_told_to_come_again() throws Exception {
        var places = new Places(2, Duration.ofMillis(50));
        var leave = new CountDownLatch(1);
        var both = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> places.call(() -> {
                    both.countDown();
                    return waitFor(leave);
                }));
            }
            both.await();

            assertThatThrownBy(() -> places.call(() -> "never"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            busy -> assertThat(busy.status()).isEqualTo(503));
            var patient =
                    CompletableFuture.supplyAsync(() -> places.call(Duration.ofSeconds(20), () -> "done"), threads);
            leave.countDown();

            assertThat(patient.get()).isEqualTo("done");
        }
    }

    @Test
    void work_that_fails_leaves_its_place() {
        var places = new Places(1, Duration.ofMillis(50));

        assertThatThrownBy(() -> places.call(() -> {
                    throw new IllegalArgumentException("on purpose");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(places.<String>call(() -> "next")).isEqualTo("next");
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
