package dev.holdfast.intake;

import dev.holdfast.graph.JobRef;
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

    void read(Notice notice) {
        switch (notice) {
            case Notice.TaskMade made ->
                made.job()
                        .or(() -> print.task(made.task()).flatMap(task -> JobRef.parse(task.parentUrl())))
                        .ifPresent(job -> queue.hold(made.task(), job));
            case Notice.Lifecycle lifecycle -> {
                switch (lifecycle.event()) {
                    case REAUTHORIZATION_REQUIRED, SUBSCRIPTION_REMOVED -> printers.renew(lifecycle.subscription());
                    case MISSED -> reconciliation.hurry();
                }
            }
        }
    }
}
