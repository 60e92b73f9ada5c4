package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.PrintJobConfiguration;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/// What an application may do with a job that one of its triggers holds. Each is one transaction that locks the
/// job, then its task.
@ApplicationScoped
public class JobControl {

    private final SpoolJobs jobs;
    private final JobHolds holds;
    private final JobMoves moves;
    private final JobViews views;
    private final AuditTrail audit;

    JobControl(SpoolJobs jobs, JobHolds holds, JobMoves moves, JobViews views, AuditTrail audit) {
        this.jobs = jobs;
        this.holds = holds;
        this.moves = moves;
        this.views = views;
        this.audit = audit;
    }

    /// An application that acts, with the key that it showed.
    public record Application(UUID id, Actor actor) {}

    /// A job, and the way by which the application came to it: its printer, or a share.
    public record Reached(JobScope scope, JobAddress address) {}

    /// Moves the job to another printer; the answer is the job there. The task is completed by it.
    @Transactional
    public PrintJob redirect(Application application, Reached reached, UUID destination, PrintJobConfiguration over) {
        var job = locked(reached);
        var address = job.address();
        var moved = moves.redirect(job, holds.required(job, application.id()), destination, over);
        var to = Map.of("to", moved.address().toString());
        audit.record(application.actor(), "spool.job-redirected", address.toString(), to);
        Log.infof("Print job redirected job=%s to=%s", address, moved.address());
        return views.of(moved, Expand.NOTHING);
    }

    /// Ends the job and its task.
    @Transactional
    public void abort(Application application, Reached reached, String reason) {
        var job = locked(reached);
        holds.required(job, application.id());
        moves.abort(job, reason);
        audit.record(application.actor(), "spool.job-aborted", job.address().toString(), Map.of());
        Log.infof("Print job aborted by application job=%s application=%s", job.address(), application.id());
    }

    /// Changes how the job is to be printed.
    @Transactional
    public PrintJob configure(Application application, Reached reached, PrintJobConfiguration over) {
        var job = locked(reached);
        holds.required(job, application.id());
        job.configure(over);
        audit.record(application.actor(), "spool.job-configured", job.address().toString(), Map.of());
        return views.of(job, Expand.NOTHING);
    }

    // It may be at another printer than the address says, where a share that it came by points there now.
    private SpoolJob locked(Reached reached) {
        return jobs.locked(reached.scope(), reached.address());
    }
}
