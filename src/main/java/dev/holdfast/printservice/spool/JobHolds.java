package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// The holds that triggers put on jobs. The job is locked by the caller's transaction.
@ApplicationScoped
class JobHolds {

    private final TaskTriggers triggers;
    private final SpoolTasks tasks;
    private final TaskDefinitions definitions;
    private final Notifications notifications;
    private final JobTerms terms;

    JobHolds(
            TaskTriggers triggers,
            SpoolTasks tasks,
            TaskDefinitions definitions,
            Notifications notifications,
            JobTerms terms) {
        this.triggers = triggers;
        this.tasks = tasks;
        this.definitions = definitions;
        this.notifications = notifications;
        this.terms = terms;
    }

    /// Holds the job if its printer has a trigger; whether it has.
    boolean holdByTrigger(SpoolJob job) {
        var trigger = triggers.ofPrinter(job.address().printer());
        trigger.ifPresent(
                found -> hold(job, new SpoolTask.Hold(found.definition().id(), found.id())));
        return trigger.isPresent();
    }

    /// Holds the job as `earlier` held another one.
    void holdLike(SpoolTask earlier, SpoolJob job) {
        hold(job, earlier.hold());
    }

    private void hold(SpoolJob job, SpoolTask.Hold hold) {
        var task = new SpoolTask(Ids.next(), hold, job.address().number(), terms.now());
        tasks.persistAndFlush(task);
        var at = job.address();
        notifications.taskCreated(hold.definition(), task.id(), at.printer(), Long.toString(at.number()));
    }

    Optional<SpoolTask> on(SpoolJob job) {
        return tasks.holding(job);
    }

    /// The hold that lets this application act on the job. Our choice, where Universal Print's answer is not
    /// established: a job without one, or held for another application, is a 409.
    SpoolTask required(SpoolJob job, UUID application) {
        return on(job).filter(task ->
                        definitions.own(application, task.definitionId()).isPresent())
                .orElseThrow(() -> GraphProblem.conflict(
                        "The job has no task in the state 'processing' that a trigger of this application started."));
    }

    /// The latest hold there was.
    Optional<SpoolTask> latestOn(JobAddress address) {
        return tasks.latestOf(address.number());
    }

    /// Whether there is still somebody to act on such a hold.
    boolean isAlive(SpoolTask task) {
        return definitions
                .findByIdOptional(task.definitionId())
                .filter(found -> !found.isDeleted())
                .isPresent();
    }

    void complete(SpoolTask task) {
        task.complete(terms.now());
    }

    void abort(SpoolTask task) {
        task.abort(terms.now());
    }
}
