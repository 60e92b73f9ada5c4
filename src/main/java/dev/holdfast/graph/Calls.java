package dev.holdfast.graph;

import io.vertx.core.VertxException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Makes calls, and turns every way in which they fail into a [GraphException] that names the call.
@ApplicationScoped
class Calls {

    private static final int MOST_TRIES = 3;
    // Reads are repeated within this time only; longer waits belong into the workers' tables.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final PrintCloudPause pause;

    Calls(PrintCloudPause pause) {
        this.pause = pause;
    }

    boolean isPaused() {
        return pause.isOn();
    }

    /// A call that changes something: made once, and not while the print cloud wants a pause.
    <T> T once(String call, Supplier<T> request) {
        try {
            pause.check();
            return made(request);
        } catch (Refused e) {
            throw e.in(call);
        }
    }

    private <T> T made(Supplier<T> request) {
        try {
            T answer = request.get();
            if (answer == null) {
                throw new Refused(0, "unreadable", null);
            }
            return answer;
        } catch (WebApplicationException | ProcessingException | VertxException | Refused e) {
            var refused = refused(e);
            pause.heed(refused);
            throw refused;
        }
    }

    /// As [#once], for calls whose answer is of no interest.
    void run(String call, Runnable request) {
        once(call, () -> {
            request.run();
            return call;
        });
    }

    /// A call that only reads: repeated for a short while when it fails in passing.
    <T> T read(String call, Supplier<T> request) {
        long start = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                return once(call, request);
            } catch (GraphException e) {
                Duration pause = e.retryAfter().orElse(FIRST_PAUSE.multipliedBy(1L << tries));
                Duration end = Duration.ofNanos(System.nanoTime() - start).plus(pause);
                if (!e.isPassing() || tries == MOST_TRIES || end.compareTo(PATIENCE) > 0 || !slept(pause)) {
                    throw e;
                }
            }
        }
    }

    /// As [#read]; empty where the print cloud does not know the thing (any more).
    <T> Optional<T> find(String call, Supplier<T> request) {
        try {
            return Optional.of(read(call, request));
        } catch (GraphException e) {
            if (e.isUnknownThere()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// A deletion, or another call that is done where the thing is gone already; false where the print cloud
    /// does not know it.
    boolean remove(String call, Runnable request) {
        try {
            run(call, request);
            return true;
        } catch (GraphException e) {
            if (!e.isUnknownThere()) {
                throw e;
            }
            return false;
        }
    }

    // Mappers may wrap what they threw; anything else had no answer, or none that could be read.
    private static Refused refused(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        var failure = new Refused(0, e instanceof WebApplicationException ? "unreadable" : "unreachable", null);
        failure.initCause(e);
        return failure;
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause.plusMillis(ThreadLocalRandom.current().nextLong(50)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
