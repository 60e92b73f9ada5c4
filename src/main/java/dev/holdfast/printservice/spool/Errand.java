package dev.holdfast.printservice.spool;

import io.quarkus.logging.Log;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Work that is looked for in the database: done on a virtual thread, soon after each nudge, never twice at a time
/// in one process. A nudge is a hint; what was missed is found by the next.
final class Errand {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Runnable work;
    private final AtomicInteger nudges = new AtomicInteger();
    private volatile boolean stopped;
    private volatile @Nullable Thread doing;

    Errand(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    /// Begins at once, or once more after what is being done.
    void nudge() {
        if (!stopped && nudges.getAndIncrement() == 0) {
            doing = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    /// Begins when the current transaction has committed.
    void nudgeAfterCommit(TransactionSynchronizationRegistry transactions) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    nudge();
                }
            }
        });
    }

    /// Begins nothing any more, and lets what is being done end.
    void stop() {
        stopped = true;
        var last = doing;
        try {
            if (last != null && !last.join(PATIENCE)) {
                Log.warnf("Errand still goes on at the end errand=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    private void run() {
        int done;
        do {
            done = nudges.get();
            try {
                work.run();
            } catch (RuntimeException e) {
                // The next nudge tries again.
                Log.warnf(e, "Errand failed, will be tried again errand=%s", name);
            } catch (Error e) {
                // Whatever is broken, a thread that ends here would take all later nudges with it.
                Log.errorf(e, "Errand failed, will be tried again errand=%s", name);
            }
        } while (!nudges.compareAndSet(done, 0) && !stopped);
    }
}
