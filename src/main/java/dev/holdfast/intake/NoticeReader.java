package dev.holdfast.intake;

import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.graph.UniversalPrint;
import dev.holdfast.held.ReleaseQueue;
import dev.holdfast.printer.VirtualPrinters;
import jakarta.enterprise.context.ApplicationScoped;

/// Does what a notice asks for; never within a transaction.
@ApplicationScoped
class NoticeReader {

    private final UniversalPrint print;
    private final ReleaseQueue queue;
    private final VirtualPrinters printers;
    private final Reconciliation reconciliation;

    NoticeReader(UniversalPrint print, ReleaseQueue queue, VirtualPrinters printers, Reconciliation reconciliation) {
        this.print = print;
        this.queue = queue;
        this.printers = printers;
        this.reconciliation = reconciliation;
    }

    /// False where the print cloud does not know (yet) what it told us of: to be asked again.
    boolean read(Notice notice) {
        return switch (notice) {
            case Notice.TaskMade made ->
                made.job().map(job -> queue.hold(made.task(), job)).orElseGet(() -> readTask(made.task()));
            case Notice.Lifecycle lifecycle -> {
                switch (lifecycle.event()) {
                    case REAUTHORIZATION_REQUIRED, SUBSCRIPTION_REMOVED -> printers.renew(lifecycle.subscription());
                    case MISSED -> reconciliation.hurry();
                }
                yield true;
            }
        };
    }

    private boolean readTask(TaskRef ref) {
        var task = print.task(ref);
        return task.isPresent()
                && JobRef.parse(task.get().parentUrl())
                        .map(job -> queue.hold(ref, job))
                        .orElse(true);
    }
}
