package dev.holdfast.intake;

import dev.holdfast.base.Background;
import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import dev.holdfast.graph.GraphException;
import dev.holdfast.held.ReleaseQueue;
import dev.holdfast.printer.Queue;
import dev.holdfast.printer.VirtualPrinters;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Has each queue compared with the print cloud every now and then, by one replica at a time. Not before
/// we serve HTTP: the print cloud may be we ourselves.
@ApplicationScoped
class Reconciliation {

    private static final int AT_ONCE = 2;

    private final ReleaseQueue held;
    private final VirtualPrinters printers;
    private final ReconciliationTurns turns;
    private final Background background;
    private final Worker worker;

    Reconciliation(
            ReleaseQueue held,
            VirtualPrinters printers,
            ReconciliationTurns turns,
            Background background,
            Workers workers) {
        this.held = held;
        this.printers = printers;
        this.turns = turns;
        this.background = background;
        this.worker = workers.make("reconciliation", AT_ONCE, this::next);
    }

    /// All queues are due now.
    void hurry() {
        background.run(turns::hurry);
        worker.nudge();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        worker.look();
    }

    private Optional<Runnable> next() {
        return background.call(() -> printers.queues().stream()
                .flatMap(queue ->
                        turns.take(queue.printerId()).stream().<Runnable>map(turn -> () -> reconcile(queue, turn)))
                .findFirst());
    }

    private void reconcile(Queue queue, ReconciliationTurns.Turn turn) {
        try {
            int recovered = held.reconcile(queue);
            background.run(() -> turns.done(turn));
            // Nobody told us of them: is there still a subscription?
            if (recovered > 0) printers.renewOf(queue);
        } catch (GraphException e) {
            Log.warnf("Reconciliation failed, comes again queue=%s reason=%s", queue.printerId(), e.getMessage());
            background.run(() -> turns.failed(turn, e.getMessage()));
        } catch (RuntimeException e) {
            Log.warnf(e, "Reconciliation failed, comes again queue=%s", queue.printerId());
            background.run(() -> turns.failed(turn, e.getClass().getSimpleName()));
        }
    }
}
