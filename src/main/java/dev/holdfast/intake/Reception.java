package dev.holdfast.intake;

import dev.holdfast.base.Background;
import dev.holdfast.base.ProblemException;
import dev.holdfast.graph.ChangeNotification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes deliveries in: committed within two seconds, or not taken and sent again. What commits later than that is
/// taken
/// twice, which is once.
@ApplicationScoped
class Reception {

    private static final Duration IN_TIME = Duration.ofSeconds(2);
    private static final Duration FOR_A_PLACE = Duration.ofMillis(1500);

    private final Notices notices;
    private final Inbox inbox;
    private final InboxWorker worker;
    private final Background background;

    Reception(Notices notices, Inbox inbox, InboxWorker worker, Background background) {
        this.notices = notices;
        this.inbox = inbox;
        this.worker = worker;
        this.background = background;
    }

    void take(List<ChangeNotification> items) {
        var storing = new FutureTask<>(() -> store(items));
        Thread.ofVirtual().name("notifications").start(storing);
        try {
            storing.get(IN_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotStored(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStored(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
        worker.nudge();
    }

    private boolean store(List<ChangeNotification> items) {
        return background.call(FOR_A_PLACE, () -> {
            inbox.add(notices.of(items));
            return true;
        });
    }

    /// Not committed in time: the sender shall come again.
    static final class NotStored extends ProblemException {
        NotStored(Exception cause) {
            super(503, "not-stored", "The notification could not be stored in time.", Map.of("Retry-After", "5"));
            initCause(cause);
        }
    }
}
