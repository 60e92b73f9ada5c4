package dev.holdfast.base;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Transactions of work that no person stands and waits for. Together they take at most half of the connection pool, so
/// that a flood of notifications or a long release never keeps anybody from their list.
@ApplicationScoped
public class Background {

    private static final int AT_ONCE = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /// Runs `work` in a transaction of its own; never within another.
    public <T> T call(Callable<T> work) {
        return call(PATIENCE, work);
    }

    /// As [#call(Callable)], waiting no longer than `patience` for a place.
    public <T> T call(Duration patience, Callable<T> work) {
        take(patience);
        try {
            return QuarkusTransaction.disallowingExisting().call(work);
        } finally {
            places.release();
        }
    }

    /// Runs `work` in a transaction of its own; never within another.
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    private void take(Duration patience) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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
            super(503, "busy", "There is too much to do at the moment.", java.util.Map.of("Retry-After", "2"));
        }
    }
}
