package dev.holdfast.station;

import dev.holdfast.base.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets only so many PINs be hashed at once that half of the processors stay free for everything else.
@ApplicationScoped
class PinTurns {

    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /// Does the work when it is its turn; 503 where that takes too long.
    <T> T call(Supplier<T> work) {
        take();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void take() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    /// Too many PINs are being checked just now.
    static final class Busy extends ProblemException {
        Busy() {
            super(503, "busy", "Too many PINs are being checked just now. Try again.", Map.of("Retry-After", "2"));
        }
    }
}
