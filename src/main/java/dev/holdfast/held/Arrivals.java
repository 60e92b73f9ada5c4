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

    /// Whether the job was new to us and is held now.
    boolean hold(TaskRef task, JobRef job) {
        var queue = background.call(() -> jobs.isKnown(job) ? Optional.<Queue>empty() : queueOf(task, job));
        return queue.isPresent()
                && holds(task, job)
                && print.job(job)
                        .filter(found -> !found.status().state().isTerminal())
                        .map(found -> record(queue.get(), task, job, found))
                        .orElse(false);
    }

    /// As [#hold(TaskRef, JobRef)], for a job on one of our queues whose task is not known yet.
    boolean hold(Queue queue, JobRef job) {
        return print.job(job).stream()
                .flatMap(found -> Optional.ofNullable(found.tasks()).orElse(List.of()).stream())
                .filter(task -> task.status().state() == PrintTask.State.PROCESSING)
                .findFirst()
                .map(task -> hold(new TaskRef(queue.definitionId(), task.id()), job))
                .orElse(false);
    }

    private Optional<Queue> queueOf(TaskRef task, JobRef job) {
        var queue = printers.queue(job.printerId())
                .filter(found -> found.definitionId().equalsIgnoreCase(task.definitionId()));
        if (queue.isEmpty()) {
            Log.warnf("Job ignored, it is on no queue of ours job=%s task=%s", job, task);
        }
        return queue;
    }

    // The task says itself which job it holds; a hint may pair a real task with another job.
    private boolean holds(TaskRef ref, JobRef job) {
        return print.task(ref)
                .filter(task -> task.status().state() == PrintTask.State.PROCESSING)
                .flatMap(task -> JobRef.parse(task.parentUrl()))
                .filter(job::isSame)
                .isPresent();
    }

    private boolean record(Queue queue, TaskRef task, JobRef ref, PrintJob job) {
        return background.call(() -> holding.record(queue, task, ref, job));
    }
}
