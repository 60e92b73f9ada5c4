package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.graph.GraphException;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.UniversalPrint;
import dev.holdfast.identity.UserId;
import dev.holdfast.printer.Queue;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// One look for a person's jobs on a queue, at most once in a while, and never by two at once.
@ApplicationScoped
class PersonLook {

    private final UniversalPrint print;
    private final Arrivals arrivals;
    private final HeldJobs jobs;
    private final Looks looks;
    private final Background background;
    private final HeldConfig config;

    PersonLook(
            UniversalPrint print,
            Arrivals arrivals,
            HeldJobs jobs,
            Looks looks,
            Background background,
            HeldConfig config) {
        this.print = print;
        this.arrivals = arrivals;
        this.jobs = jobs;
        this.looks = looks;
        this.background = background;
        this.config = config;
    }

    void at(Queue queue, UserId person, String name) {
        String printer = queue.printerId();
        if (background.call(() -> looks.mayAsk(person, printer, config.refreshEvery()))) {
            boolean answered = false;
            try {
                answered = ask(queue, name);
            } finally {
                end(printer, person, answered);
            }
        }
    }

    private void end(String printer, UserId person, boolean answered) {
        background.run(() -> looks.asked(person, printer, answered));
    }

    private boolean ask(Queue queue, String name) {
        try {
            boolean all = true;
            for (var job : unknown(queue, print.jobsOf(queue.printerId(), name))) {
                all &= isTakenIn(queue, job);
            }
            return all;
        } catch (GraphException e) {
            Log.warnf("Look for jobs failed queue=%s reason=%s", queue.printerId(), e.getMessage());
            return false;
        }
    }

    // One that cannot be taken in must not keep those behind it away.
    private boolean isTakenIn(Queue queue, JobRef job) {
        try {
            arrivals.hold(queue, job);
            return true;
        } catch (RuntimeException e) {
            // Nor would those behind it get an answer.
            if (e instanceof GraphException away && away.isPassing()) throw e;
            Log.warnf("Job not taken in, the next comparison tries again job=%s reason=%s", job, e);
            return false;
        }
    }

    private List<JobRef> unknown(Queue queue, List<PrintJob> found) {
        var paused = found.stream()
                .filter(job -> job.status().state() == PrintJob.State.PAUSED)
                .map(PrintJob::id)
                .toList();
        var known = background.call(() -> jobs.knownOf(queue.printerId(), paused));
        return paused.stream()
                .filter(job -> !known.contains(job))
                .map(job -> new JobRef(queue.printerId(), job))
                .toList();
    }
}
