package dev.holdfast.base;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;

/// Transactions of work that no person stands and waits for. Together they take at most half of the connection pool, so
/// that a flood of notifications or a long release never keeps anybody from their list.
@ApplicationScoped
public class Background {

    private static final int AT_ONCE = 7;

    private final Places places = new Places(AT_ONCE, Duration.ofSeconds(30));

    /// Runs `work` in a transaction of its own; never within another.
    public <T> T call(Callable<T> work) {
        return places.call(() -> QuarkusTransaction.disallowingExisting().call(work));
    }

    /// As [#call(Callable)], waiting no longer than `patience` for a place.
    public <T> T call(Duration patience, Callable<T> work) {
        return places.call(
                patience, () -> QuarkusTransaction.disallowingExisting().call(work));
    }

    /// Runs `work` in a transaction of its own; never within another.
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
