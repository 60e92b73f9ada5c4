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
import java.util.HashMap;
import java.util.Map;
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

    void reconcile(Queue queue) {
        // Ours first: what arrives while the list is on its way is not missing from it.
        var ours = background.call(() -> jobs.heldOn(queue.printerId()));
        var held = heldThere(queue);
        int recovered = takeIn(held);
        ours.forEach(job -> settle(job, held));
        background.run(() -> looks.reconciled(queue.printerId(), recovered));
        if (recovered > 0) {
            Log.infof("Reconciliation found jobs queue=%s recovered=%d", queue.printerId(), recovered);
        }
    }

    private Map<JobRef, TaskRef> heldThere(Queue queue) {
        var held = new HashMap<JobRef, TaskRef>();
        for (var task : print.tasks(queue.definitionId())) {
            if (task.status().state() == PrintTask.State.PROCESSING) {
                JobRef.parse(task.parentUrl())
                        .filter(job -> job.printerId().equalsIgnoreCase(queue.printerId()))
                        .ifPresent(job -> held.put(job, new TaskRef(queue.definitionId(), task.id())));
            }
        }
        return held;
    }

    private int takeIn(Map<JobRef, TaskRef> held) {
        int taken = 0;
        for (var entry : unknown(held).entrySet()) {
            try {
                taken += arrivals.hold(entry.getValue(), entry.getKey()) ? 1 : 0;
            } catch (GraphException e) {
                Log.warnf("Job not taken in, will be tried again job=%s reason=%s", entry.getKey(), e.getMessage());
            }
        }
        return taken;
    }

    private Map<JobRef, TaskRef> unknown(Map<JobRef, TaskRef> held) {
        return background.call(() -> {
            var unknown = new HashMap<>(held);
            held.keySet().stream().findAny().ifPresent(any -> {
                var known = jobs.knownOf(
                        any.printerId(),
                        held.keySet().stream().map(JobRef::jobId).toList());
                unknown.keySet().removeIf(job -> known.contains(job.jobId()));
            });
            return unknown;
        });
    }

    private void settle(UUID id, Map<JobRef, TaskRef> held) {
        var job = background.call(() -> jobs.findById(id));
        if (held.containsKey(job.ref())) {
            return;
        }
        switch (print.whereIs(job.ref(), job.hold())) {
            case Whereabouts.Redirected(var copy) -> settling.redirectedElsewhere(id, job.ref(), copy);
            case Whereabouts.Gone(String state) -> settling.gone(id, job.ref(), state);
            case Whereabouts.Waiting _ -> Log.debugf("Job not listed but waiting job=%s", id);
            case Whereabouts.Unreachable(String why) -> Log.warnf("Job not settled job=%s reason=%s", id, why);
        }
    }
}
