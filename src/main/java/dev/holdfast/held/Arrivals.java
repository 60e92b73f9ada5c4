package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.PrintTask;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.graph.UniversalPrint;
import dev.holdfast.printer.Queue;
import dev.holdfast.printer.VirtualPrinters;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Takes jobs in: reads at the print cloud what a hint only claims, then records. Hints may come twice, late, in
/// any order and from anybody; what the print cloud says of the task and the job is what counts.
@ApplicationScoped
class Arrivals {

    private final UniversalPrint print;
    private final VirtualPrinters printers;
    private final HeldJobs jobs;
    private final Holding holding;
    private final Background background;

    Arrivals(UniversalPrint print, VirtualPrinters printers, HeldJobs jobs, Holding holding, Background background) {
        this.print = print;
        this.printers = printers;
        this.jobs = jobs;
        this.holding = holding;
        this.background = background;
    }

    /// What came of a hint.
    enum Outcome {
        /// The job was new to us, or came back, and is held now.
        HELD,
        /// It is known, it does not wait, or it is none of ours.
        NOTHING_NEW,
        /// The print cloud does not know the job or its task, or has not begun with the task. A part of it that
        /// lags behind may say so for a moment.
        NOT_YET
    }

    Outcome hold(TaskRef task, JobRef job) {
        var queue = background.call(() -> queueOf(task, job).filter(found -> !jobs.isKnown(on(found, job))));
        return queue.map(found -> takeIn(found, new TaskRef(found.definitionId(), task.taskId()), on(found, job)))
                .orElse(Outcome.NOTHING_NEW);
    }

    // As the queue is known to us: ids may come in another case.
    private static JobRef on(Queue queue, JobRef job) {
        return new JobRef(queue.printerId(), job.jobId());
    }

    /// Whether a job on one of our queues, whose task is not known yet, was new to us and is held now.
    boolean hold(Queue queue, JobRef job) {
        return print.job(job).stream()
                .flatMap(found -> Optional.ofNullable(found.tasks()).orElse(List.of()).stream())
                .filter(task -> task.status().state() == PrintTask.State.PROCESSING)
                .findFirst()
                .filter(task -> hold(new TaskRef(queue.definitionId(), task.id()), job) == Outcome.HELD)
                .isPresent();
    }

    private Optional<Queue> queueOf(TaskRef task, JobRef job) {
        var queue = printers.queue(job.printerId())
                .filter(found -> found.definitionId().equalsIgnoreCase(task.definitionId()));
        if (queue.isEmpty()) {
            Log.warnf("Job ignored, it is on no queue of ours job=%s task=%s", job, task);
        }
        return queue;
    }

    private Outcome takeIn(Queue queue, TaskRef ref, JobRef job) {
        var task = print.task(ref);
        if (task.isEmpty() || task.get().status().state() == PrintTask.State.PENDING) return Outcome.NOT_YET;
        return holds(task.get(), job)
                ? print.job(job).map(found -> takeIn(queue, ref, job, found)).orElse(Outcome.NOT_YET)
                : Outcome.NOTHING_NEW;
    }

    private Outcome takeIn(Queue queue, TaskRef task, JobRef ref, PrintJob job) {
        boolean isNew =
                !job.status().state().isTerminal() && background.call(() -> holding.record(queue, task, ref, job));
        return isNew ? Outcome.HELD : Outcome.NOTHING_NEW;
    }

    // The task says itself which job it holds; a hint may pair a real task with another job.
    private static boolean holds(PrintTask task, JobRef job) {
        return task.status().state() == PrintTask.State.PROCESSING
                && JobRef.parse(task.parentUrl()).filter(job::isSame).isPresent();
    }
}
