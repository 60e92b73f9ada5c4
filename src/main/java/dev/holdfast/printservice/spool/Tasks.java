package dev.holdfast.printservice.spool;

import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.graph.PrintTask;
import dev.holdfast.graph.PrintTaskTrigger;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tasks of an application's own definitions.
@ApplicationScoped
public class Tasks {

    private final TaskDefinitions definitions;
    private final SpoolTasks tasks;
    private final SpoolJobs jobs;
    private final JobHolds holds;
    private final JobFlow flow;
    private final JobViews views;
    private final AuditTrail audit;

    Tasks(
            TaskDefinitions definitions,
            SpoolTasks tasks,
            SpoolJobs jobs,
            JobHolds holds,
            JobFlow flow,
            JobViews views,
            AuditTrail audit) {
        this.definitions = definitions;
        this.tasks = tasks;
        this.jobs = jobs;
        this.holds = holds;
        this.flow = flow;
        this.views = views;
        this.audit = audit;
    }

    /// A task as the path names it, and which application asks.
    public record Address(JobControl.Application application, String definition, String task) {}

    /// The running tasks of a definition and those that ended in the last 24 hours, oldest first.
    @Transactional
    public List<PrintTask> list(UUID application, String definition, @Nullable UUID after, int limit) {
        var listed = tasks.listed(own(application, definition), after, limit);
        var jobOf = jobs.byNumber(listed.stream().map(SpoolTask::jobId).toList());
        return listed.stream()
                .map(task -> view(task, jobOf.apply(task.jobId())))
                .toList();
    }

    /// The task.
    @Transactional
    public PrintTask task(Address address) {
        return view(find(address));
    }

    /// The triggers, as far as they are still there, that started these tasks, by the tasks' ids.
    @Transactional
    public Map<String, PrintTaskTrigger> triggers(UUID application, String definition, List<PrintTask> of) {
        var ids = of.stream().map(task -> UUID.fromString(task.id())).toList();
        return tasks.triggers(own(application, definition), ids).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(), entry -> Triggers.shown(entry.getValue())));
    }

    /// Lets go of the job: it goes on at its own printer. Completed before: nothing happens.
    @Transactional
    public PrintTask complete(Address address) {
        return end(address, PrintTask.State.COMPLETED);
    }

    /// Our choice, where Universal Print's behaviour is not established: the job is aborted with its task.
    @Transactional
    public PrintTask abort(Address address) {
        return end(address, PrintTask.State.ABORTED);
    }

    private PrintTask end(Address address, PrintTask.State how) {
        var task = find(address);
        var job = jobs.locked(task.jobId()).orElseThrow();
        tasks.getEntityManager().refresh(task, LockModeType.PESSIMISTIC_WRITE);
        if (task.isIn(how)) {
            return view(task);
        }
        if (!task.isProcessing()) {
            throw GraphProblem.conflict("The task has ended.");
        }
        if (how == PrintTask.State.COMPLETED) {
            holds.complete(task);
            flow.goOn(job);
        } else {
            flow.end(job, JobEnd.aborted("The print job was aborted with its task."));
        }
        audit.record(
                address.application().actor(),
                "spool.task-ended",
                task.id().toString(),
                Map.of("state", how.name(), "job", job.address().toString()));
        Log.infof("Print task ended task=%s how=%s job=%s", task.id(), how, job.address());
        return view(task);
    }

    private SpoolTask find(Address address) {
        return Ids.parse(address.task())
                .flatMap(id -> tasks.of(own(address.application().id(), address.definition()), id))
                .orElseThrow(() -> GraphProblem.notFound("printTask", address.task()));
    }

    private TaskDefinition own(UUID application, String definition) {
        return Ids.parse(definition)
                .flatMap(id -> definitions.own(application, id))
                .orElseThrow(() -> GraphProblem.notFound("printTaskDefinition", definition));
    }

    private PrintTask view(SpoolTask task) {
        return view(task, jobs.byNumber(List.of(task.jobId())).apply(task.jobId()));
    }

    private PrintTask view(SpoolTask task, SpoolJob job) {
        return task.view(views.url(job.address()));
    }
}
