package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.Prunable;
import dev.holdfast.base.Serving;
import dev.holdfast.base.Worker;
import dev.holdfast.graph.GraphException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Keeps the subscriptions alive: each is renewed at half of its life, by one replica.
@ApplicationScoped
class Subscriptions implements Prunable {

    private static final int AT_ONCE = 2;

    private final TaskSubscriptions rows;
    private final Renewal renewal;
    private final Background background;
    private final Serving serving;
    private final Worker worker = new Worker("subscriptions", AT_ONCE, this::next);

    Subscriptions(TaskSubscriptions rows, Renewal renewal, Background background, Serving serving) {
        this.rows = rows;
        this.renewal = renewal;
        this.background = background;
        this.serving = serving;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        worker.look();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop(Duration.ofSeconds(5));
    }

    private Optional<Runnable> next() {
        return serving.isOpen()
                ? background.call(rows::claimDue).map(due -> () -> renewOrLater(due))
                : Optional.empty();
    }

    private void renewOrLater(TaskSubscription due) {
        try {
            renewal.renew(due);
        } catch (GraphException e) {
            Log.warnf("Subscription not renewed, will be tried again id=%s reason=%s", due.id(), e.getMessage());
        }
    }

    /// Renews one ahead of its time. Nothing where it no longer counts, or is being renewed.
    void renew(UUID id) {
        background.call(() -> rows.claim(id)).ifPresent(renewal::renew);
    }

    @Override
    public boolean pruneBatch() {
        return background.call(rows::prune);
    }
}
