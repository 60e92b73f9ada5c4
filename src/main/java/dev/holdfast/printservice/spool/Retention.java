package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Prunable;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Ends jobs that nobody claimed or whose printer is gone, and forgets those that ended long ago, addresses that no
/// longer work, and uploads that were not finished.
@ApplicationScoped
class Retention implements Prunable {

    private static final int BATCH = 100;
    private static final Actor SWEEP = Actor.system("print-service");

    private final SpoolJobs jobs;
    private final UploadSessions uploads;
    private final DownloadTickets downloads;
    private final JobFlow flow;
    private final AuditTrail audit;

    Retention(SpoolJobs jobs, UploadSessions uploads, DownloadTickets downloads, JobFlow flow, AuditTrail audit) {
        this.jobs = jobs;
        this.uploads = uploads;
        this.downloads = downloads;
        this.flow = flow;
        this.audit = audit;
    }

    @Override
    public boolean pruneBatch() {
        var expired = QuarkusTransaction.requiringNew().call(() -> jobs.expired(BATCH));
        expired.forEach(job -> end(job, JobEnd.EXPIRED));
        var stranded = QuarkusTransaction.requiringNew().call(() -> jobs.atDeletedPrinters(BATCH));
        stranded.forEach(job -> end(job, JobEnd.STRANDED));
        boolean more = QuarkusTransaction.requiringNew().call(() -> {
            uploads.forget();
            downloads.forget();
            return jobs.forget(BATCH);
        });
        return more || expired.size() == BATCH || stranded.size() == BATCH;
    }

    // One that its printer or somebody else is at just now is left for later, and must not keep the others.
    private void end(long number, JobEnd how) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> jobs.locked(number).filter(SpoolJob::hasNotEnded).ifPresent(job -> end(job, how)));
        } catch (GraphProblem busy) {
            Log.infof("Print job not ended yet job=%d reason=%s", number, busy.getMessage());
        } catch (RuntimeException e) {
            Log.warnf(e, "Print job not ended, will be tried again job=%d", number);
        }
    }

    private void end(SpoolJob job, JobEnd how) {
        flow.end(job, how);
        audit.record(SWEEP, "spool.job-expired", job.address().toString(), Map.of());
        Log.infof("Print job ended unclaimed job=%s", job.address());
    }
}
