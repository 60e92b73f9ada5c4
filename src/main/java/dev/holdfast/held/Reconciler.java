package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.graph.GraphException;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintTask;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.graph.UniversalPrint;
import dev.holdfast.graph.Whereabouts;
import dev.holdfast.printer.Queue;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Compares what a queue holds at the print cloud with what we hold. Notifications are hints; the task list is the
/// truth.
@ApplicationScoped
class Reconciler {

    private final UniversalPrint print;
    private final Arrivals arrivals;
    private final HeldJobs jobs;
    private final Looks looks;
    private final Settling settling;
    private final Background background;

    Reconciler(
            UniversalPrint print,
            Arrivals arrivals,
            HeldJobs jobs,
            Looks looks,
            Settling settling,
            Background background) {
        this.print = print;
        this.arrivals = arrivals;
        this.jobs = jobs;
        this.looks = looks;
        this.settling = settling;
        this.background = background;
    }

    /// How a job that we did not know was taken in.
    private enum Taken {
        RECOVERED,
        NOT_NEW,
        NOT_ANSWERED,
        FAILED
    }

    int reconcile(Queue queue) {
        // Ours first: what arrives while the list is on its way is not missing from it.
        var ours = background.call(() -> jobs.heldOn(queue.printerId()));
        var held = heldThere(queue);
        var taken = takeIn(queue, held);
        settle(ours, held.keySet());
        int recovered = Collections.frequency(taken, Taken.RECOVERED);
        record(queue, recovered, Collections.frequency(taken, Taken.NOT_ANSWERED));
        return recovered;
    }

    // A list that may lack jobs must not say that it is fresh.
    private void record(Queue queue, int recovered, int unread) {
        background.run(() -> {
            if (unread == 0) looks.reconciled(queue.printerId());
            if (recovered > 0) looks.recovered(queue.printerId(), recovered);
        });
        if (recovered > 0) {
            Log.infof("Reconciliation found jobs queue=%s recovered=%d", queue.printerId(), recovered);
        }
        if (unread > 0) throw new GraphException(0, "jobs-unread", "GET /print/printers/{id}/jobs/{id}");
    }

    // By the job's number on the queue.
    private Map<String, TaskRef> heldThere(Queue queue) {
        var held = new HashMap<String, TaskRef>();
        for (var task : print.tasks(queue.definitionId())) {
            if (task.status().state() == PrintTask.State.PROCESSING) {
                JobRef.parse(task.parentUrl())
                        .filter(job -> job.printerId().equalsIgnoreCase(queue.printerId()))
                        .ifPresent(job -> held.put(job.jobId(), new TaskRef(queue.definitionId(), task.id())));
            }
        }
        return held;
    }

    private List<Taken> takeIn(Queue queue, Map<String, TaskRef> held) {
        var known = background.call(() -> jobs.knownOf(queue.printerId(), held.keySet()));
        return held.entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .map(entry -> takeIn(new JobRef(queue.printerId(), entry.getKey()), entry.getValue()))
                .toList();
    }

    // One that cannot be taken in must not keep those behind it away.
    private Taken takeIn(JobRef job, TaskRef task) {
        try {
            return arrivals.hold(task, job) == Arrivals.Outcome.HELD ? Taken.RECOVERED : Taken.NOT_NEW;
        } catch (GraphException e) {
            Log.warnf("Job not taken in, will be tried again job=%s reason=%s", job, e.getMessage());
            return e.isPassing() ? Taken.NOT_ANSWERED : Taken.FAILED;
        } catch (RuntimeException e) {
            Log.errorf(e, "Job cannot be taken in, will be tried again job=%s", job);
            return Taken.FAILED;
        }
    }

    // Thousands may wait: only those that are missing there are looked at one by one.
    private void settle(List<HeldJobs.OnQueue> ours, Set<String> held) {
        settling.found(ours.stream()
                .filter(job -> job.missing() && held.contains(job.job()))
                .map(HeldJobs.OnQueue::id)
                .toList());
        ours.stream().filter(job -> !held.contains(job.job())).forEach(job -> settle(job.id()));
    }

    private void settle(UUID id) {
        background
                .call(() -> jobs.findByIdOptional(id))
                .filter(job -> job.state() == HeldJob.State.HELD)
                .ifPresent(this::settle);
    }

    private void settle(HeldJob job) {
        var id = job.id();
        switch (print.whereIs(job.ref(), job.hold())) {
            case Whereabouts.Redirected(var copy) -> settling.redirectedElsewhere(id, job.ref(), copy);
            case Whereabouts.Gone(String state) -> settling.gone(id, job.ref(), state);
            case Whereabouts.Missing(String what) -> settling.missing(id, job.ref(), what);
            case Whereabouts.Waiting _ -> settling.found(List.of(id));
            case Whereabouts.Unreachable(String why) -> Log.warnf("Job not settled job=%s reason=%s", id, why);
        }
    }
}
