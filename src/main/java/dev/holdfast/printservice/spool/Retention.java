package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Prunable;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Ends jobs that nobody claimed, and forgets those that ended long ago, addresses that no longer work, and uploads
/// that
/// were not finished.
@ApplicationScoped
class Retention implements Prunable {

    private static final int BATCH = 100;

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
        expired.forEach(this::expire);
        boolean more = QuarkusTransaction.requiringNew().call(() -> {
            uploads.forget();
            downloads.delete("expiresAt < instant");
            return jobs.forget(BATCH);
        });
        return more || expired.size() == BATCH;
    }

    // One that its printer is at just now is left for later, and must not keep the others.
    private void expire(long number) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> jobs.locked(number).filter(SpoolJob::hasNotEnded).ifPresent(job -> {
                        flow.end(job, JobEnd.EXPIRED);
                        audit.record(
                                Actor.system("print-service"),
                                "print-job.expired",
                                job.address().toString(),
                                Map.of());
                        Log.infof("Print job expired job=%s", job.address());
                    }));
        } catch (GraphProblem busy) {
            Log.infof("Print job not expired yet job=%d reason=%s", number, busy.getMessage());
        }
    }
}
