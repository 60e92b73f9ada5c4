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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    ReleaseQueue.Comparison reconcile(Queue queue) {
        // Ours first: what arrives while the list is on its way is not missing from it.
        var ours = background.call(() -> jobs.heldOn(queue.virtualPrinterId()));
        var begun = background.call(looks::clock);
        var held = heldThere(queue, ours);
        var comparison = takeIn(queue, held);
        settle(ours, refs(queue, held.keySet()));
        record(queue, comparison, begun);
        return comparison;
    }

    // A list that may lack jobs must not say that it is fresh: what came after the beginning may not have been seen.
    private void record(Queue queue, ReleaseQueue.Comparison comparison, Instant begun) {
        background.run(() -> {
            if (comparison.unread().isEmpty()) looks.reconciled(queue.printerId(), begun);
            if (comparison.recovered() > 0) looks.recovered(queue.printerId(), comparison.recovered());
        });
        if (comparison.recovered() > 0) {
            Log.infof("Reconciliation found jobs queue=%s recovered=%d", queue.printerId(), comparison.recovered());
        }
    }

    // Where the definition is gone nothing is compared, but what was held by it must not stay on people's lists.
    private Map<String, TaskRef> heldThere(Queue queue, List<HeldJobs.OnQueue> ours) {
        try {
            return heldThere(queue);
        } catch (GraphException e) {
            if (e.isUnknownThere()) settle(ours, Set.of());
            throw e;
        }
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

    private ReleaseQueue.Comparison takeIn(Queue queue, Map<String, TaskRef> held) {
        var known = background.call(() -> jobs.knownOf(queue.printerId(), held.keySet()));
        int recovered = 0;
        var unread = new ArrayList<String>();
        for (var entry : held.entrySet()) {
            if (known.contains(entry.getKey())) continue;
            var job = new JobRef(queue.printerId(), entry.getKey());
            // One that cannot be taken in must not keep those behind it away.
            try {
                if (arrivals.hold(entry.getValue(), job) == Arrivals.Outcome.HELD) recovered++;
            } catch (GraphException e) {
                Log.warnf("Job not taken in, will be tried again job=%s reason=%s", job, e.getMessage());
                unread.add(job + ": " + e.getMessage());
            } catch (RuntimeException e) {
                Log.errorf(e, "Job cannot be taken in, will be tried again job=%s", job);
                unread.add(job + ": " + e.getClass().getSimpleName());
            }
        }
        return new ReleaseQueue.Comparison(recovered, List.copyOf(unread));
    }

    // Thousands may wait: only those that are missing there are looked at one by one.
    private void settle(List<HeldJobs.OnQueue> ours, Set<JobRef> held) {
        settling.found(ours.stream()
                .filter(job -> job.missing() && held.contains(job.ref()))
                .map(HeldJobs.OnQueue::id)
                .toList());
        ours.stream().filter(job -> !held.contains(job.ref())).forEach(job -> settle(job.id()));
    }

    private static Set<JobRef> refs(Queue queue, Set<String> held) {
        return held.stream().map(job -> new JobRef(queue.printerId(), job)).collect(Collectors.toSet());
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
