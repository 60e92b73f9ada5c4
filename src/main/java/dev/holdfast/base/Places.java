package dev.holdfast.base;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// So many places before the connection pool for one kind of work, first come, first served: whatever comes in a flood
/// leaves connections for what does not.
public final class Places {

    private final Semaphore free;
    private final Duration patience;

    /// `patience` is how long somebody waits for a place before a 503.
    public Places(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /// Does the work in a place, waiting for one no longer than the usual patience.
    public <T> T call(Supplier<T> work) {
        return call(patience, work);
    }

    /// As [#call(Supplier)], with another patience.
    public <T> T call(Duration patience, Supplier<T> work) {
        take(patience);
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private void take(Duration patience) {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    /// No place within the time.
    static final class Busy extends ProblemException {
        Busy() {
            super(503, "busy", "There is too much to do at the moment.", Map.of("Retry-After", "2"));
        }
    }
}
