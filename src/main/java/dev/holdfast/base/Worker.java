package dev.holdfast.base;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Works off what is due in a table: claims one item after another, has at most `atOnce` under way, each on a virtual
/// thread of its own, and looks for more whenever one is done. Its owner calls [#look] every now and then, and [#nudge]
/// when something became due. It remembers nothing: claims are rows with leases, which others take up when they lapse.
public final class Worker {

    private static final Duration SOON = Duration.ofSeconds(30);
    // Milliseconds; the database's clock says what is due.
    private static final long CLOCKS_DIFFER = 10;

    private final String name;
    private final BooleanSupplier open;
    private final Supplier<Optional<Runnable>> claim;
    private final Semaphore places;
    private final Semaphore idle = new Semaphore(Integer.MAX_VALUE);

    /// Claims only while `open`. `claim` takes one due item under a lease, commits, and answers what to do with
    /// it; it runs on many threads.
    Worker(String name, int atOnce, BooleanSupplier open, Supplier<Optional<Runnable>> claim) {
        this.name = name;
        this.open = open;
        this.claim = claim;
        this.places = new Semaphore(atOnce);
    }

    /// Looks for due items, on a thread of its own.
    public void nudge() {
        if (isOpen()) {
            begin(this::look);
        }
    }

    /// Looks for due items when this time is over, and not only with the next usual look. What is far off is
    /// left to the usual looks.
    public void nudgeAfter(Duration wait) {
        if (wait.compareTo(SOON) > 0) return;
        CompletableFuture.delayedExecutor(wait.toMillis() + CLOCKS_DIFFER, TimeUnit.MILLISECONDS)
                .execute(this::nudge);
    }

    /// Looks for due items and starts them; does not wait for their end.
    public void look() {
        while (isOpen() && places.tryAcquire()) {
            var next = claimed();
            if (next.isEmpty()) {
                places.release();
                return;
            }
            start(() -> work(next.get()));
        }
    }

    /// Does this now, beside what is claimed and beyond `atOnce`, on a thread of its own; a stop waits for it
    /// too.
    public void alongside(Runnable item) {
        start(() -> run(item));
    }

    /// Whether anything more may be begun.
    public boolean isOpen() {
        return open.getAsBoolean();
    }

    /// Waits for what is under way.
    void awaitEnd(Duration patience) {
        try {
            if (idle.tryAcquire(Integer.MAX_VALUE, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                idle.release(Integer.MAX_VALUE);
            } else {
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
        } catch (Error e) {
            // Whatever is broken, the place is given back: without places a worker is dead until the process ends.
            Log.errorf(e, "Worker cannot claim, will look again worker=%s", name);
        }
        return Optional.empty();
    }

    private void start(Runnable item) {
        idle.acquireUninterruptibly();
        begin(() -> {
            try {
                item.run();
            } finally {
                idle.release();
            }
        });
    }

    // A thread that begins another may be one of the JVM's own, which do not know the application's classes: beans
    // that are made first in such a thread cannot be made.
    private void begin(Runnable work) {
        var thread = Thread.ofVirtual().name(name).unstarted(work);
        thread.setContextClassLoader(Worker.class.getClassLoader());
        thread.start();
    }

    private void work(Runnable item) {
        try {
            run(item);
        } finally {
            places.release();
        }
        nudge();
    }

    private void run(Runnable item) {
        try {
            item.run();
        } catch (RuntimeException e) {
            Log.warnf(e, "Work failed, will be taken up again worker=%s", name);
        }
    }
}
