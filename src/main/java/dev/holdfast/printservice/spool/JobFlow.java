package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Moves a job along: on hold, on to its printer, to its end. The job is locked by the caller's transaction.
@ApplicationScoped
class JobFlow {

    private final SpoolPrinters printers;
    private final JobHolds holds;
    private final DeliveryQueue deliveries;
    private final JobPapers papers;
    private final RecentShares recent;
    private final JobLedger ledger;
    private final Notifications notifications;
    private final JobTerms terms;

    JobFlow(
            SpoolPrinters printers,
            JobHolds holds,
            DeliveryQueue deliveries,
            JobPapers papers,
            RecentShares recent,
            JobLedger ledger,
            Notifications notifications,
            JobTerms terms) {
        this.printers = printers;
        this.holds = holds;
        this.deliveries = deliveries;
        this.papers = papers;
        this.recent = recent;
        this.ledger = ledger;
        this.notifications = notifications;
        this.terms = terms;
    }

    void start(SpoolJob job) {
        printers.required(job.address().printer());
        if (!papers.areComplete(job)) {
            throw GraphProblem.conflict("The job's document has not been uploaded completely.");
        }
        papers.close(job);
        job.start(terms);
        if (!holds.holdByTrigger(job)) goOn(job);
        // Last, because others of the same person's jobs wait for it.
        recent.remember(job);
    }

    /// On to its printer's device; at a printer without one it waits until it expires, which is our choice.
    void goOn(SpoolJob job) {
        papers.close(job);
        goOn(job, null);
    }

    /// The same for a job that was redirected, which is taken back unless the device takes it in time.
    void goOnOrComeBack(SpoolJob job) {
        goOn(job, terms.withdrawAt());
    }

    private void goOn(SpoolJob job, @Nullable Instant withdrawAt) {
        boolean hasDevice = printers.device(job.address().printer()).isPresent();
        if (hasDevice) {
            job.process();
        } else {
            job.waitAtPrinter();
        }
        if (hasDevice || withdrawAt != null) deliveries.add(job.address(), withdrawAt);
        notifications.jobFetchable(job.address());
    }

    /// Cancels the job. One that a device has is cancelled there first, and ends a little later.
    void cancel(SpoolJob job, boolean byOperator) {
        if (job.isEnded() || !deliveries.cancel(job.address().number(), byOperator)) {
            end(job, byOperator ? JobEnd.CANCELED_BY_OPERATOR : JobEnd.CANCELED);
        }
    }

    /// Ends the job, its hold and its upload, counts it, and drops its document. A job that the printer is at
    /// is a 409.
    void end(SpoolJob job, JobEnd end) {
        if (job.isEnded()) {
            throw GraphProblem.conflict("The job has ended.");
        }
        if (!deliveries.remove(job.address().number())) {
            throw GraphProblem.conflict("The job is being printed.");
        }
        holds.on(job).ifPresent(holds::abort);
        job.end(end, terms);
        ledger.ended(job, end);
        papers.drop(job);
    }
}
