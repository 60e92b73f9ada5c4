package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Who may send a body just now. Our choice: each replica takes 64 at a time, and 4 of one upload, which is as many as
/// Universal Print tells clients to send in parallel.
@ApplicationScoped
class UploadTurns {

    private static final int BODIES = 64;
    private static final int OF_ONE_UPLOAD = 4;

    private final Semaphore bodies = new Semaphore(BODIES);
    private final ConcurrentMap<UUID, Integer> uploads = new ConcurrentHashMap<>();

    /// Takes a body of the upload in, or refuses it.
    <T> T take(UUID upload, Supplier<T> body) {
        if (!bodies.tryAcquire()) {
            throw GraphProblem.unavailable("Too many uploads at the moment.");
        }
        try {
            if (uploads.merge(upload, 1, Integer::sum) > OF_ONE_UPLOAD) {
                throw GraphProblem.tooManyRequests("An upload takes at most four parts at the same time.");
            }
            return body.get();
        } finally {
            uploads.computeIfPresent(upload, (_, now) -> now == 1 ? null : now - 1);
            bodies.release();
        }
    }
}
