package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.base.Backoff;
import dev.holdfast.graph.GraphException;
import dev.holdfast.graph.UniversalPrint;
import dev.holdfast.graph.Whereabouts;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Ends jobs at the print cloud that were deleted or expired with us, however long that takes.
@ApplicationScoped
class Aborts implements Duty {

    private final UniversalPrint print;
    private final HeldJobs jobs;
    private final Chores chores;
    private final Timeline timeline;
    private final Patience patience;
    private final Background background;
    private final Backoff backoff;

    Aborts(
            UniversalPrint print,
            HeldJobs jobs,
            Chores chores,
            Timeline timeline,
            Patience patience,
            Background background,
            HeldConfig config) {
        this.print = print;
        this.jobs = jobs;
        this.chores = chores;
        this.timeline = timeline;
        this.patience = patience;
        this.background = background;
        this.backoff = new Backoff(config.retryAfter(), Duration.ofMinutes(10));
    }

    @Override
    public Chore.Kind kind() {
        return Chore.Kind.ABORT;
    }

    @Override
    public int atOnce() {
        return 2;
    }

    @Override
    public Backoff backoff() {
        return backoff;
    }

    @Override
    public void work(Chore chore) {
        var job = background.call(() -> jobs.findById(chore.job()));
        try {
            if (print.abort(job.ref(), job.state() == HeldJob.State.EXPIRED ? "expired" : "deleted")) {
                done(chore, job, "aborted", null);
            } else {
                missing(chore, job);
            }
        } catch (GraphException e) {
            if (e.isPassing()) {
                throw e;
            }
            settle(chore, job, e);
        }
    }

    // An abort is refused where there is nothing to abort: it was done before and the answer lost, or somebody was
    // faster.
    private void settle(Chore chore, HeldJob job, GraphException refusal) {
        switch (print.whereIs(job.ref(), job.hold())) {
            case Whereabouts.Redirected _ -> done(chore, job, "redirected", null);
            case Whereabouts.Gone(String state) -> done(chore, job, "aborted", "The print cloud says: " + state + ".");
            case Whereabouts.Waiting _, Whereabouts.Missing _, Whereabouts.Unreachable _ -> throw refusal;
        }
    }

    // It may wait there all the same. The second time, it is gone.
    private void missing(Chore chore, HeldJob job) {
        if (!background.call(() -> chores.missing(chore, patience.untilNextLook()))) {
            done(chore, job, "aborted", "The print cloud does not know it any more.");
        }
    }

    private void done(Chore chore, HeldJob job, String what, @Nullable String detail) {
        background.run(() -> {
            if (chores.done(chore)) {
                timeline.add(job.id(), what, detail);
            }
        });
        Log.infof("Job needs no more aborting job=%s source=%s outcome=%s", job.id(), job.ref(), what);
    }
}
