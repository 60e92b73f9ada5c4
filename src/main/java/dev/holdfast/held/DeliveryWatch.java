package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.base.Backoff;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.UniversalPrint;
import dev.holdfast.printer.VirtualPrinters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Follows a job that was redirected to its end at the destination.
@ApplicationScoped
class DeliveryWatch implements Duty {

    private final UniversalPrint print;
    private final VirtualPrinters printers;
    private final Arrivals arrivals;
    private final HeldJobs jobs;
    private final Deliveries deliveries;
    private final Background background;
    private final Backoff backoff;

    DeliveryWatch(
            UniversalPrint print,
            VirtualPrinters printers,
            Arrivals arrivals,
            HeldJobs jobs,
            Deliveries deliveries,
            Background background,
            HeldConfig config) {
        this.print = print;
        this.printers = printers;
        this.arrivals = arrivals;
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.background = background;
        this.backoff = new Backoff(config.retryAfter(), Duration.ofMinutes(1));
    }

    @Override
    public Chore.Kind kind() {
        return Chore.Kind.WATCH;
    }

    @Override
    public int atOnce() {
        return 4;
    }

    @Override
    public Backoff backoff() {
        return backoff;
    }

    @Override
    public void work(Chore chore) {
        var copy = background.call(() -> jobs.findByIdOptional(chore.job())
                .filter(job -> job.state() == HeldJob.State.REDIRECTED)
                .flatMap(HeldJob::copy));
        if (copy.isEmpty()) {
            deliveries.nothingToWatch(chore);
            return;
        }
        print.job(copy.get())
                .ifPresentOrElse(found -> look(chore, copy.get(), found), () -> deliveries.missing(chore, copy.get()));
    }

    // Where it went on to counts before how it ended: a job that was taken back is aborted, and waits again elsewhere.
    private void look(Chore chore, JobRef copy, PrintJob found) {
        var successor = JobRef.parse(found.redirectedTo());
        if (successor.isPresent()) {
            follow(chore, copy, found.status(), successor.get());
            return;
        }
        switch (found.status().state()) {
            case COMPLETED -> deliveries.completed(chore, copy, found.status());
            case CANCELED, ABORTED -> deliveries.failed(chore, copy, found.status());
            case STOPPED -> deliveries.stopped(chore, copy, found.status(), backoff.after(chore.tries()));
            case UNKNOWN, PENDING, PROCESSING, PAUSED, UNKNOWN_FUTURE_VALUE -> {
                var wait = backoff.after(chore.tries());
                if (found.status().isAcquiredByPrinter()) deliveries.accepted(chore, copy, wait);
                else deliveries.notTaken(chore, copy, wait);
            }
        }
    }

    private void follow(Chore chore, JobRef copy, PrintJob.Status status, JobRef successor) {
        var queue = background.call(() -> printers.queue(successor.printerId()));
        if (queue.isEmpty()) {
            deliveries.handedOn(chore, copy, successor);
        } else if (arrivals.hold(queue.get(), successor)) {
            deliveries.nothingToWatch(chore);
        } else if (background.call(() -> jobs.isKnown(new JobRef(queue.get().printerId(), successor.jobId())))) {
            deliveries.cameBack(chore, copy, status);
        } else {
            print.job(successor)
                    .ifPresentOrElse(
                            back -> lookBack(chore, copy, status, back), () -> deliveries.missing(chore, copy));
        }
    }

    // Others may have ended it on the queue, or released it there, before anybody saw it wait.
    private void lookBack(Chore chore, JobRef copy, PrintJob.Status status, PrintJob back) {
        var next = JobRef.parse(back.redirectedTo());
        if (next.isPresent()) {
            deliveries.releasedByOthers(chore, copy, status, next.get());
        } else if (back.status().state().isTerminal()) {
            deliveries.endedByOthers(chore, copy, status, back.status());
        } else {
            // Its task is not there yet.
            deliveries.underWay(chore, copy, backoff.after(chore.tries()));
        }
    }
}
