package dev.holdfast.graph;

import dev.holdfast.base.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// Moves a held job, and finds out what became of it where the answer does not say.
@ApplicationScoped
class Redirects {

    private static final String REDIRECT = "POST /print/printers/{id}/jobs/{id}/redirect";

    private final GraphAsApplication graph;
    private final Calls calls;
    private final Jobs jobs;

    Redirects(@RestClient GraphAsApplication graph, Calls calls, Jobs jobs) {
        this.graph = graph;
        this.calls = calls;
        this.jobs = jobs;
    }

    RedirectOutcome redirect(Move move) {
        try {
            var job = move.job();
            var request = new Requests.Redirect(move.destination(), move.configuration(), move.decided());
            var copy = calls.once(REDIRECT, () -> graph.redirect(job.printerId(), job.jobId(), request));
            return new RedirectOutcome.Accepted(new JobRef(move.destination(), numbered(copy.id())));
        } catch (GraphException e) {
            return settle(e, whereIs(move.job(), move.task()));
        }
    }

    private static String numbered(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new GraphException(0, "unreadable", REDIRECT);
        }
        return id;
    }

    private static RedirectOutcome settle(GraphException e, Whereabouts now) {
        return switch (now) {
            case Whereabouts.Redirected(JobRef copy) -> new RedirectOutcome.AlreadyRedirected(copy);
            // After a lost answer the request may still be under way: only a refusal is known to have ended.
            case Whereabouts.Waiting _ when isRefusal(e) -> new RedirectOutcome.NotTaken(e.getMessage());
            case Whereabouts.Waiting _, Whereabouts.Unreachable _
            when e.isTurnedAway() -> new RedirectOutcome.TurnedAway(e.getMessage(), pause(e));
            case Whereabouts.Waiting _ -> unknown(e, "still waiting");
            case Whereabouts.Gone(String state) -> unknown(e, state);
            case Whereabouts.Missing(String what) -> unknown(e, what + " is unknown");
            case Whereabouts.Unreachable(String reason) -> unknown(e, reason);
        };
    }

    private static RedirectOutcome unknown(GraphException e, String now) {
        return new RedirectOutcome.Unknown(e.getMessage() + "; now " + now, pause(e));
    }

    private static @Nullable Duration pause(GraphException e) {
        return e.retryAfter().map(Backoff::spread).orElse(null);
    }

    // 401: our credential; 408 and 429: not now. None of them says anything about this job.
    private static boolean isRefusal(GraphException e) {
        return e.status() >= 400 && e.status() < 500 && !e.isTurnedAway() && !e.isPassing();
    }

    // The task first: a job that is moved between two reads shows it, and a job read first would look like one that
    // is gone.
    Whereabouts whereIs(JobRef job, TaskRef task) {
        try {
            var state = jobs.task(task).map(found -> found.status().state());
            return jobs.job(job).map(found -> judge(found, state)).orElseGet(() -> new Whereabouts.Missing("the job"));
        } catch (GraphException e) {
            return new Whereabouts.Unreachable(e.getMessage());
        }
    }

    private static Whereabouts judge(PrintJob job, Optional<PrintTask.State> task) {
        var copy = JobRef.parse(job.redirectedTo());
        if (copy.isPresent()) {
            return new Whereabouts.Redirected(copy.get());
        }
        var state = job.status().state();
        return state.isTerminal() ? new Whereabouts.Gone(Wire.name(state)) : judge(state, task);
    }

    private static Whereabouts judge(PrintJob.State job, Optional<PrintTask.State> task) {
        if (task.isEmpty()) {
            return new Whereabouts.Missing("its task");
        }
        return switch (task.get()) {
            case PROCESSING ->
                job == PrintJob.State.PAUSED
                        ? new Whereabouts.Waiting()
                        : new Whereabouts.Unreachable("the job is " + Wire.name(job));
            case COMPLETED, ABORTED -> new Whereabouts.Gone(Wire.name(job) + " with its task " + Wire.name(task.get()));
            // Between two states: the next look will tell.
            case PENDING, UNKNOWN_FUTURE_VALUE -> new Whereabouts.Unreachable("the task is " + Wire.name(task.get()));
        };
    }
}
