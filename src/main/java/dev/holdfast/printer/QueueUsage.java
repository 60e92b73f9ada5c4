package dev.holdfast.printer;

import dev.holdfast.graph.PrintTask;
import dev.holdfast.graph.UniversalPrint;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Refuses to remove what is in use: by jobs that we hold, or by tasks at the print cloud that we have not heard of
/// yet.
@ApplicationScoped
class QueueUsage {

    private final PrinterQueues queues;
    private final UniversalPrint graph;
    private final List<QueueUse> uses;

    QueueUsage(PrinterQueues queues, UniversalPrint graph, @All List<QueueUse> uses) {
        this.queues = queues;
        this.graph = graph;
        this.uses = uses;
    }

    /// Asks the print cloud; never within a transaction.
    void checkThere(UUID virtualPrinter) {
        var definitions = QuarkusTransaction.disallowingExisting()
                .call(() -> queues.of(virtualPrinter).stream()
                        .flatMap(queue -> queue.definitionId().stream())
                        .toList());
        for (String definition : definitions) {
            if (graph.tasks(definition).stream().anyMatch(QueueUsage::isOpen)) {
                throw new JobsWaiting();
            }
        }
    }

    /// Asks who holds jobs here, in the caller's transaction.
    void checkHere(PrinterQueue queue) {
        if (queue.printerId()
                .filter(printer -> uses.stream().anyMatch(use -> use.inUse(printer)))
                .isPresent()) {
            throw new JobsWaiting();
        }
    }

    static boolean isOpen(PrintTask task) {
        return task.status().state() == PrintTask.State.PENDING || task.status().state() == PrintTask.State.PROCESSING;
    }
}
