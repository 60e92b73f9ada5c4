package dev.holdfast.intake;

import dev.holdfast.base.Background;
import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import dev.holdfast.graph.GraphException;
import dev.holdfast.held.ReleaseQueue;
import dev.holdfast.intake.ReconciliationTurns.Turn;
import dev.holdfast.printer.Queue;
import dev.holdfast.printer.VirtualPrinters;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Has each queue compared with the print cloud every now and then, by one replica at a time. Not before we serve
/// HTTP: the print cloud may be we ourselves.
@ApplicationScoped
class Reconciliation {

    private static final int AT_ONCE = 2;

    private final ReleaseQueue held;
    private final VirtualPrinters printers;
    private final ReconciliationTurns turns;
    private final Background background;
    private final Worker worker;
    private final Map<String, Turn> underWay = new ConcurrentHashMap<>();

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
        // One that takes long, so long that its turn lapsed, must not take the places of all others.
        return background.call(() -> printers.queues().stream()
                .filter(queue -> !underWay.containsKey(queue.printerId()))
                .flatMap(queue ->
                        turns.take(queue.printerId()).stream().<Runnable>map(turn -> () -> reconcile(queue, turn)))
                .findFirst());
    }

    private void reconcile(Queue queue, Turn taken) {
        underWay.put(queue.printerId(), taken);
        try {
            var comparison = held.reconcile(queue);
            end(queue, turn -> end(turn, comparison.unread()));
            // Nobody told us of them: is there still a subscription?
            if (comparison.recovered() > 0) printers.renewOf(queue);
        } catch (GraphException e) {
            Log.warnf("Reconciliation failed, comes again queue=%s reason=%s", queue.printerId(), e.getMessage());
            end(queue, turn -> turns.failed(turn, e.getMessage()));
        } catch (RuntimeException e) {
            Log.warnf(e, "Reconciliation failed, comes again queue=%s", queue.printerId());
            end(queue, turn -> turns.failed(turn, e.getClass().getSimpleName()));
        } finally {
            underWay.remove(queue.printerId());
        }
    }

    private void end(Turn turn, List<String> unread) {
        if (unread.isEmpty()) {
            turns.done(turn);
        } else {
            turns.failed(turn, unread.size() + " not taken in, among them job " + unread.getFirst());
        }
    }

    private void end(Queue queue, Consumer<Turn> how) {
        var turn = underWay.remove(queue.printerId());
        if (turn != null) background.run(() -> how.accept(turn));
    }

    /// Keeps the turns of comparisons that take long. One that is lost is looked at by somebody else, too,
    /// which does no harm.
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void renew() {
        underWay.forEach((printer, turn) -> background
                .call(() -> turns.renew(turn))
                .ifPresent(renewed -> underWay.replace(printer, turn, renewed)));
    }
}
