package dev.holdfast.intake;

import dev.holdfast.base.ProblemException;
import dev.holdfast.graph.ChangeNotification;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Takes deliveries in: committed within two seconds, or not taken and sent again. What commits later than that is
/// taken twice, which is once.
@ApplicationScoped
class Reception {

    private static final Duration IN_TIME = Duration.ofSeconds(2);
    private static final Duration FOR_A_CONNECTION = Duration.ofMillis(1500);
    // Deliveries of up to 1 MiB in memory, and of those so many in the database: anybody may call.
    private static final int MOST_AT_ONCE = 32;
    private static final int MOST_STORING = 3;

    private final Notices notices;
    private final Inbox inbox;
    private final InboxWorker worker;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Semaphore connections = new Semaphore(MOST_STORING);

    Reception(Notices notices, Inbox inbox, InboxWorker worker) {
        this.notices = notices;
        this.inbox = inbox;
        this.worker = worker;
    }

    /// Has a delivery read, and stores it.
    void take(Callable<List<ChangeNotification>> delivery) throws IOException {
        if (!places.tryAcquire()) {
            throw new NotStored(null);
        }
        try {
            long end = System.nanoTime() + IN_TIME.toNanos();
            var items = await(delivery, end, true);
            // Not interrupted: that would break its connection for others.
            await(() -> store(items), end, false);
        } finally {
            places.release();
        }
        worker.nudge();
    }

    private static <T> T await(Callable<T> work, long end, boolean mayInterrupt) throws IOException {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("notifications").start(task);
        try {
            return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(mayInterrupt);
            throw new NotStored(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStored(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }

    private boolean store(List<ChangeNotification> items) throws InterruptedException {
        if (!connections.tryAcquire(FOR_A_CONNECTION.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new NotStored(null);
        }
        try {
            QuarkusTransaction.disallowingExisting().run(() -> inbox.add(notices.of(items)));
            return true;
        } finally {
            connections.release();
        }
    }

    /// Not committed in time: the sender shall come again.
    static final class NotStored extends ProblemException {
        NotStored(@Nullable Exception cause) {
            super(503, "not-stored", "The notification could not be stored in time.", Map.of("Retry-After", "5"));
            initCause(cause);
        }
    }
}
