package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.Prunable;
import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import dev.holdfast.graph.GraphException;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Keeps the subscriptions alive: each is renewed at half of its life, by one replica.
@ApplicationScoped
class Subscriptions implements Prunable {

    private static final int AT_ONCE = 2;

    private final TaskSubscriptions rows;
    private final PrinterQueues queues;
    private final Renewal renewal;
    private final Background background;
    private final Worker worker;

    Subscriptions(
            TaskSubscriptions rows, PrinterQueues queues, Renewal renewal, Background background, Workers workers) {
        this.rows = rows;
        this.queues = queues;
        this.renewal = renewal;
        this.background = background;
        this.worker = workers.make("subscriptions", AT_ONCE, this::next);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        worker.look();
    }

    private Optional<Runnable> next() {
        return background.call(rows::claimDue).map(due -> () -> renewOrLater(due));
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

    /// As [#renew], of the queue with this Graph printer.
    void renewOf(String printerId) {
        background
                .call(() -> queues.ofPrinter(printerId)
                        .flatMap(queue -> rows.current(queue.id()))
                        .flatMap(current -> rows.claim(current.id())))
                .ifPresent(renewal::renew);
    }

    @Override
    public boolean pruneBatch() {
        return background.call(rows::prune);
    }
}
