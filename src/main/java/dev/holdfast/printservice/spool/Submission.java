package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.identity.Person;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/// Takes jobs from people: create, upload (see [UploadDesk]), start; cancel.
@ApplicationScoped
public class Submission {

    private final SpoolJobs jobs;
    private final JobRegister register;
    private final JobFlow flow;
    private final JobViews views;
    private final AuditTrail audit;

    Submission(SpoolJobs jobs, JobRegister register, JobFlow flow, JobViews views, AuditTrail audit) {
        this.jobs = jobs;
        this.register = register;
        this.flow = flow;
        this.views = views;
        this.audit = audit;
    }

    /// A new job of this person where the scope is, with its empty document.
    @Transactional
    public PrintJob create(JobScope scope, Person person, PrintJobConfiguration configuration) {
        var job = register.awaitingUpload(scope.printer(), Owner.of(person), configuration);
        scope.share().ifPresent(job::cameBy);
        Log.infof("Print job created job=%s owner=%s", job.address(), person.id());
        return views.of(job, Expand.DOCUMENTS);
    }

    /// Hands the job over: it is held where the printer has a trigger, else it goes to the device.
    /// Started before: nothing happens.
    @Transactional
    public PrintJob.Status start(JobScope scope, JobAddress address, Actor actor) {
        var job = jobs.locked(scope, address);
        if (!job.isStarted()) {
            if (job.isEnded()) throw GraphProblem.conflict("The job has ended.");
            flow.start(job);
            audit.record(actor, "spool.job-started", job.address().toString(), Map.of());
            Log.infof("Print job started job=%s state=%s", job.address(), job.state());
        }
        return job.status();
    }

    /// Ends the job by its owner's wish, or an administrator's. Canceled before: nothing happens.
    /// `details` are for the audit.
    @Transactional
    public void cancel(JobScope scope, JobAddress address, Actor actor, Map<String, String> details) {
        var job = jobs.locked(scope, address);
        if (job.state() != PrintJob.State.CANCELED) {
            flow.cancel(job, scope.owner().isEmpty());
            audit.record(actor, "spool.job-canceled", job.address().toString(), details);
            Log.infof("Print job canceled job=%s", job.address());
        }
    }
}
