package dev.holdfast.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.sameInstance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorkerTest {

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void one_nudge_works_off_all_that_is_due() {
        left.set(100);
        var worker = worker(4);

        worker.nudge();

        await().untilAsserted(() -> assertThat(done).hasValue(100));
        assertThat(most.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void an_item_that_fails_does_not_stop_the_rest() {
        left.set(10);
        var worker = new Worker(
                "test",
                1,
                open::get,
                () -> claim(() -> {
                    done.incrementAndGet();
                    throw new IllegalStateException("this one fails");
                }));

        worker.nudge();

        await().untilAsserted(() -> assertThat(done).hasValue(10));
    }

    @Test
    void work_sees_the_application_s_classes_whoever_starts_it() {
        var seen = new AtomicReference<ClassLoader>();
        var worker = new Worker(
                "test",
                1,
                open::get,
                () -> claim(() -> seen.set(Thread.currentThread().getContextClassLoader())));
        left.set(1);
        var starter = Thread.ofPlatform().unstarted(worker::look);
        starter.setContextClassLoader(ClassLoader.getPlatformClassLoader());

        starter.start();

        await().untilAtomic(seen, sameInstance(Worker.class.getClassLoader()));
    }

    @Test
    void a_claim_that_fails_is_tried_again_at_the_next_look() {
        var failing = new AtomicInteger(1);
        var worker = new Worker("test", 1, open::get, () -> {
            if (failing.getAndDecrement() > 0) throw new IllegalStateException("no database");
            return claim(done::incrementAndGet);
        });
        left.set(1);

        worker.look();
        assertThat(done).hasValue(0);
        worker.look();

        await().untilAsserted(() -> assertThat(done).hasValue(1));
    }

    @Test
    void stopping_waits_for_what_is_under_way_and_claims_nothing_more() throws InterruptedException {
        var started = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        left.set(2);
        var worker = new Worker(
                "test",
                1,
                open::get,
                () -> claim(() -> {
                    started.countDown();
                    awaitUninterruptibly(goOn);
                    done.incrementAndGet();
                }));
        worker.nudge();
        started.await();

        open.set(false);
        var stopping = Thread.ofPlatform().start(() -> worker.awaitEnd(Duration.ofSeconds(10)));
        // Only when it waits may the work end.
        await().until(() ->
                stopping.getState() == Thread.State.TIMED_WAITING || stopping.getState() == Thread.State.WAITING);
        goOn.countDown();
        stopping.join();

        assertThat(done).hasValue(1);
        worker.look();
        worker.nudge();
        assertThat(left).hasValue(1);
    }

    @Test
    void stopping_waits_for_what_is_done_alongside_but_not_for_ever() {
        var goOn = new CountDownLatch(1);
        var worker = new Worker("test", 1, open::get, Optional::empty);
        worker.alongside(() -> {
            awaitUninterruptibly(goOn);
            done.incrementAndGet();
        });

        worker.awaitEnd(Duration.ofMillis(1));
        assertThat(done).hasValue(0);
        goOn.countDown();
        worker.awaitEnd(Duration.ofSeconds(10));

        assertThat(done).hasValue(1);
    }

    private Worker worker(int atOnce) {
        return new Worker(
                "test",
                atOnce,
                open::get,
                () -> claim(() -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    Thread.yield();
                    underWay.decrementAndGet();
                    done.incrementAndGet();
                }));
    }

    private Optional<Runnable> claim(Runnable work) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? Optional.of(work) : Optional.empty();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
