package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.base.Backoff;
import dev.holdfast.graph.UniversalPrint;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Ends jobs at the print cloud that were deleted or expired with us, however long that takes.
@ApplicationScoped
class Aborts implements Duty {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));

    private final UniversalPrint print;
    private final HeldJobs jobs;
    private final Chores chores;
    private final Timeline timeline;
    private final Background background;

    Aborts(UniversalPrint print, HeldJobs jobs, Chores chores, Timeline timeline, Background background) {
        this.print = print;
        this.jobs = jobs;
        this.chores = chores;
        this.timeline = timeline;
        this.background = background;
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
        return BACKOFF;
    }

    @Override
    public void work(Chore chore) {
        var job = background.call(() -> jobs.findById(chore.job()));
        print.abort(job.ref(), job.state() == HeldJob.State.EXPIRED ? "expired" : "deleted");
        background.run(() -> {
            if (chores.done(chore)) {
                timeline.add(job.id(), "aborted", null);
            }
        });
        Log.infof("Job aborted at the print cloud job=%s source=%s", job.id(), job.ref());
    }
}
