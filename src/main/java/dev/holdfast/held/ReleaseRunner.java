package dev.holdfast.held;

import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Carries releases out: at once for whoever asks for them, and after that when they are due. Those of one request
/// are sent in its order, whoever sends them and however long the first of them had to wait.
@ApplicationScoped
class ReleaseRunner {

    private static final int AT_ONCE = 8;
    private static final int FIRST_AT_ONCE = 16;

    private final Turns turns;
    private final Redirector redirector;
    private final Releases releases;
    private final Worker worker;
    private final Semaphore firstTurns = new Semaphore(FIRST_AT_ONCE, true);

    ReleaseRunner(Turns turns, Redirector redirector, Releases releases, Workers workers) {
        this.turns = turns;
        this.redirector = redirector;
        this.releases = releases;
        this.worker = workers.make("held-releases", AT_ONCE, this::next);
    }

    /// How these releases stand once each had its first turn, or when `wait` is over. Where too many others
    /// have theirs for so long, the worker takes these up.
    List<ReleaseView> carryOut(List<UUID> ids, Duration wait) {
        var done = new CountDownLatch(1);
        worker.alongside(() -> {
            try {
                firstTurns(ids, wait);
            } finally {
                done.countDown();
            }
        });
        await(done, wait);
        // Not as work in the background: somebody stands and waits for this.
        return QuarkusTransaction.disallowingExisting()
                .call(() -> ids.stream()
                        .map(releases::findByIdOptional)
                        .flatMap(Optional::stream)
                        .map(Release::view)
                        .toList());
    }

    void due(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReleaseDue release) {
        worker.nudgeAfter(release.in());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        worker.look();
    }

    private Optional<Runnable> next() {
        return turns.next().map(turn -> () -> redirector.move(turn));
    }

    private void firstTurns(List<UUID> ids, Duration wait) {
        if (!isFree(wait)) {
            ids.forEach(turns::leave);
            return;
        }
        try {
            ids.forEach(this::firstTurn);
        } finally {
            firstTurns.release();
        }
    }

    private boolean isFree(Duration wait) {
        try {
            return firstTurns.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // One that fails must not stop the rest; its lease lapses, and the worker takes it up.
    private void firstTurn(UUID id) {
        try {
            if (worker.isOpen()) {
                turns.first(id).ifPresent(redirector::move);
            } else {
                turns.leave(id);
            }
        } catch (RuntimeException e) {
            Log.warnf(e, "Release failed, will be taken up again release=%s", id);
        }
    }

    private static void await(CountDownLatch done, Duration wait) {
        try {
            boolean _ = done.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
