package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.PrintJobConfiguration;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// What an application may do with a job that one of its triggers holds. Each is one transaction that locks the job,
/// then
/// its task.
@ApplicationScoped
public class JobControl {

    private final SpoolJobs jobs;
    private final JobHolds holds;
    private final JobFlow flow;
    private final JobMoves moves;
    private final JobViews views;

    JobControl(SpoolJobs jobs, JobHolds holds, JobFlow flow, JobMoves moves, JobViews views) {
        this.jobs = jobs;
        this.holds = holds;
        this.flow = flow;
        this.moves = moves;
        this.views = views;
    }

    /// Moves the job to another printer; the answer is the job there. The task is completed by it.
    @Transactional
    public PrintJob redirect(UUID application, JobAddress address, UUID destination, PrintJobConfiguration over) {
        var job = jobs.locked(JobScope.all(address.printer()), address);
        var task = holds.required(job, application);
        var moved = moves.redirect(job, destination, over);
        holds.complete(task);
        flow.end(job, JobEnd.REDIRECTED);
        Log.infof("Print job redirected job=%s to=%s", address, moved.address());
        return views.of(moved, Expand.NOTHING);
    }

    /// Ends the job and its task.
    @Transactional
    public void abort(UUID application, JobAddress address, String reason) {
        var job = jobs.locked(JobScope.all(address.printer()), address);
        holds.required(job, application);
        flow.end(job, JobEnd.aborted(reason));
        Log.infof("Print job aborted by application job=%s application=%s", address, application);
    }

    /// Changes how the job is to be printed.
    @Transactional
    public PrintJob configure(UUID application, JobAddress address, PrintJobConfiguration over) {
        var job = jobs.locked(JobScope.all(address.printer()), address);
        holds.required(job, application);
        job.configure(over);
        return views.of(job, Expand.NOTHING);
    }
}
