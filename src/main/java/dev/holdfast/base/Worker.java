package dev.holdfast.base;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Works off what is due in a table: claims one item after another, has at most `atOnce` under way, each on a virtual
/// thread of its own, and looks for more whenever one is done. Its owner calls [#look] every now and then, and [#nudge]
/// when something became due. It remembers nothing: claims are rows with leases, which others take up when they lapse.
public final class Worker {

    private final String name;
    private final int atOnce;
    private final Supplier<Optional<Runnable>> claim;
    private final Semaphore places;
    private volatile boolean stopped;

    /// `claim` takes one due item under a lease, commits, and answers what to do with it; it runs on many
    /// threads.
    public Worker(String name, int atOnce, Supplier<Optional<Runnable>> claim) {
        this.name = name;
        this.atOnce = atOnce;
        this.claim = claim;
        this.places = new Semaphore(atOnce);
    }

    /// Looks for due items, on a thread of its own.
    public void nudge() {
        if (!stopped) {
            Thread.ofVirtual().name(name).start(this::look);
        }
    }

    /// Looks for due items and starts them; does not wait for their end.
    public void look() {
        while (!stopped && places.tryAcquire()) {
            var next = claimed();
            if (next.isEmpty()) {
                places.release();
                return;
            }
            Thread.ofVirtual().name(name).start(() -> work(next.get()));
        }
    }

    /// Claims nothing more, and waits for what is under way.
    public void stop(Duration patience) {
        stopped = true;
        try {
            if (!places.tryAcquire(atOnce, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                Log.warnf("Worker stopped with work under way, others will take it up worker=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // The next look comes by itself; until then the row waits, or its lease lapses.
    private Optional<Runnable> claimed() {
        try {
            return claim.get();
        } catch (RuntimeException e) {
            Log.warnf("Worker cannot claim, will look again worker=%s reason=%s", name, e);
            return Optional.empty();
        }
    }

    private void work(Runnable item) {
        try {
            item.run();
        } catch (RuntimeException e) {
            Log.warnf(e, "Work failed, will be taken up again worker=%s", name);
        } finally {
            places.release();
        }
        nudge();
    }
}
