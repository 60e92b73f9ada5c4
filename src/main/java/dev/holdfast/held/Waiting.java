package dev.holdfast.held;

import dev.holdfast.identity.UserId;
import dev.holdfast.printer.Queue;
import dev.holdfast.printer.VirtualPrinters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What waits for a person, and how they hear of changes.
@ApplicationScoped
class Waiting {

    private final HeldJobs jobs;
    private final Looks looks;
    private final VirtualPrinters printers;
    private final Refreshes refreshes;
    private final Hints hints;

    Waiting(HeldJobs jobs, Looks looks, VirtualPrinters printers, Refreshes refreshes, Hints hints) {
        this.jobs = jobs;
        this.looks = looks;
        this.printers = printers;
        this.refreshes = refreshes;
        this.hints = hints;
    }

    WaitingJobs of(UserId person) {
        var list = jobs.waitingFor(person).stream().map(job -> job.view(null)).toList();
        var queues = printers.queues().stream().map(Queue::printerId).toList();
        return new WaitingJobs(list, looks.allAsked(person, queues).orElse(null));
    }

    List<ReleaseQueue.Reconciliation> reconciliations() {
        return looks.reconciliations();
    }

    void refresh(UserId person) {
        refreshes.start(person);
    }

    AutoCloseable watch(UserId person, ReleaseQueue.Listener listener) {
        return hints.watch(person, listener);
    }
}
