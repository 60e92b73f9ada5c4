package dev.holdfast.printservice.spool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ErrandTest {

    @Test
    void a_nudge_while_it_is_done_has_it_done_once_more_and_never_two_at_a_time() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var done = new AtomicInteger();
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var errand = new Errand("test", () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            begun.countDown();
            hold(goOn);
            atOnce.decrementAndGet();
            done.incrementAndGet();
        });

        errand.nudge();
        begun.await();
        errand.nudge();
        errand.nudge();
        goOn.countDown();

        await().atMost(5, SECONDS).until(() -> done.get() == 2);
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void a_failure_does_not_end_it() {
        var tries = new AtomicInteger();
        var errand = new Errand("test", () -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("the first time");
            }
        });

        errand.nudge();
        await().atMost(5, SECONDS).until(() -> tries.get() == 1);
        await().atMost(5, SECONDS).until(() -> {
            errand.nudge();
            return tries.get() > 1;
        });
    }

    @Test
    void a_stopped_one_does_nothing() {
        var done = new AtomicInteger();
        var errand = new Errand("test", done::incrementAndGet);

        errand.stop();
        errand.nudge();

        assertThat(errand.isStopped()).isTrue();
        assertThat(done.get()).isZero();
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
