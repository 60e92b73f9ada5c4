package dev.holdfast.intake;

import dev.holdfast.base.Background;
import dev.holdfast.base.Backoff;
import dev.holdfast.base.Problems;
import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import dev.holdfast.graph.GraphException;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Works the inbox off, on every replica.
@ApplicationScoped
class InboxWorker {

    private static final int AT_ONCE = 4;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final Inbox inbox;
    private final NoticeReader reader;
    private final Background background;
    private final IntakeConfig config;
    private final Worker worker;

    InboxWorker(Inbox inbox, NoticeReader reader, Background background, IntakeConfig config, Workers workers) {
        this.inbox = inbox;
        this.reader = reader;
        this.background = background;
        this.config = config;
        this.worker = workers.make("inbox", AT_ONCE, this::next);
    }

    /// Something new is in the inbox.
    void nudge() {
        worker.nudge();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void drain() {
        worker.look();
    }

    private Optional<Runnable> next() {
        return background.call(() -> inbox.claim(LEASE)).map(item -> () -> work(item));
    }

    private void work(Inbox.Claimed item) {
        try {
            if (reader.read(item.notice())) {
                background.run(() -> inbox.done(item));
            } else {
                unknown(item);
            }
        } catch (GraphException e) {
            if (e.isPassing() || e.isUnauthorized()) {
                // Neither an outage nor a key that has run out is the item's fault, however long it takes.
                later(item, e.pause(untilNextTry(item)), e.getMessage());
            } else {
                failed(item, e.pause(afterFailure(item)), e.getMessage());
            }
        } catch (RuntimeException e) {
            // One bad item must not stop the rest.
            Log.warnf(e, "Inbox item failed item=%s try=%d", item.id(), item.tries());
            if (Problems.isPassing(e)) {
                later(item, untilNextTry(item), e.getClass().getSimpleName());
            } else {
                failed(item, afterFailure(item), e.getClass().getSimpleName());
            }
        } catch (Error e) {
            Log.errorf(e, "Inbox item failed item=%s try=%d", item.id(), item.tries());
            failed(item, afterFailure(item), e.getClass().getSimpleName());
        }
    }

    private void unknown(Inbox.Claimed item) {
        // However long the outage before it was, the second look is not far off.
        var wait = Collections.min(List.of(untilNextTry(item), config.sureAfter()));
        background.run(() -> inbox.unknown(item, wait, config.sureAfter()));
    }

    private static Duration untilNextTry(Inbox.Claimed item) {
        return BACKOFF.after(item.tries());
    }

    // Begins anew when somebody asks for it again.
    private static Duration afterFailure(Inbox.Claimed item) {
        return BACKOFF.after(item.failures() + 1);
    }

    private void failed(Inbox.Claimed item, Duration wait, String reason) {
        if (item.failures() + 1 >= config.tries()) {
            Log.errorf("Inbox item set aside item=%s reason=%s", item.id(), reason);
            background.run(() -> inbox.setAside(item, reason));
        } else {
            Log.warnf("Inbox item put off item=%s wait=%s reason=%s", item.id(), wait, reason);
            background.run(() -> inbox.failed(item, wait, reason));
        }
    }

    private void later(Inbox.Claimed item, Duration wait, String reason) {
        Log.warnf("Inbox item put off item=%s wait=%s reason=%s", item.id(), wait, reason);
        background.run(() -> inbox.later(item, wait, reason));
    }
}
