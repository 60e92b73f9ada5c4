package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.DatabaseTime;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// How waiting jobs end without a release. The job is locked by the caller's transaction.
@ApplicationScoped
class JobEnds {

    private static final Actor HOLDFAST = Actor.system("held");
    private static final Map<HeldJob.State, String> SENTENCES = Map.of(
            HeldJob.State.EXPIRED, "Nobody collected it in time. It was not printed.",
            HeldJob.State.DELETED, "Deleted without being printed.");

    private final Chores chores;
    private final Timeline timeline;
    private final Hints hints;
    private final AuditTrail audit;
    private final DatabaseTime time;

    JobEnds(Chores chores, Timeline timeline, Hints hints, AuditTrail audit, DatabaseTime time) {
        this.chores = chores;
        this.timeline = timeline;
        this.hints = hints;
        this.audit = audit;
        this.time = time;
    }

    /// Expired or deleted: gone from every list with the commit, aborted at the print cloud after it.
    void withdraw(HeldJob job, HeldJob.State end, Actor actor) {
        job.found();
        end(job, end, actor, SENTENCES.getOrDefault(end, ""));
        chores.add(job.id(), Chore.Kind.ABORT, Duration.ZERO);
    }

    /// Ended at the print cloud, by somebody else's doing.
    void goneThere(HeldJob job, String state) {
        job.found();
        gone(job, state);
    }

    /// The print cloud does not know it, or `what` of it, any more. Should it know it again, so do we.
    void unknownThere(HeldJob job, String what) {
        gone(job, what + " is unknown");
    }

    private void gone(HeldJob job, String how) {
        end(job, HeldJob.State.DELETED, HOLDFAST, "The print cloud does not hold it any more (" + how + ").");
    }

    private void end(HeldJob job, HeldJob.State end, Actor actor, String sentence) {
        job.end(end, time.now());
        String what = end.name().toLowerCase(Locale.ROOT);
        timeline.add(job.id(), what, sentence);
        hints.jobChanged(job);
        audit.record(actor, "job." + what, job.id().toString(), Map.of());
        Log.infof("Job ended job=%s state=%s", job.id(), end);
    }
}
