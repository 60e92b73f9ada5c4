package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.base.Backoff;
import dev.holdfast.base.DatabaseTime;
import dev.holdfast.graph.JobRef;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Records what came of a turn, in a transaction of its own. What somebody says whose turn it no longer is, is dropped:
/// whoever has the turn now finds out by reading.
@ApplicationScoped
class Outcomes {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final HeldJobs jobs;
    private final Releases releases;
    private final ReleaseEnds ends;
    private final Background background;
    private final DatabaseTime time;
    private final HeldConfig config;
    private final Backoff notReady;
    private final Backoff away;
    private final Event<ReleaseDue> due;

    Outcomes(
            HeldJobs jobs,
            Releases releases,
            ReleaseEnds ends,
            Background background,
            DatabaseTime time,
            HeldConfig config,
            Event<ReleaseDue> due) {
        this.jobs = jobs;
        this.releases = releases;
        this.ends = ends;
        this.background = background;
        this.time = time;
        this.config = config;
        this.notReady = new Backoff(config.retryAfter().multipliedBy(2), Duration.ofSeconds(10));
        this.away = new Backoff(config.retryAfter(), LONGEST);
        this.due = due;
    }

    private interface Step {
        void on(HeldJob job, Release release, Instant now);
    }

    /// The job is at `copy` now; at another destination than ours somebody else sent it there.
    void moved(Turn turn, JobRef copy) {
        record(turn, (job, release, _) -> {
            if (copy.printerId().equalsIgnoreCase(turn.destination())) {
                ends.redirected(job, release, copy);
            } else {
                ends.redirectedElsewhere(job, release, copy);
            }
        });
    }

    /// Neither waiting nor moved: it may have been printed by somebody's doing, and nobody can say.
    void gone(Turn turn, String state) {
        record(turn, (job, release, _) -> {
            Log.warnf("Job gone while it was released job=%s state=%s", job.id(), state);
            ends.unconfirmed(job, Optional.of(release));
        });
    }

    /// The print cloud does not know the job, or its task, at the moment. The second time, it is gone.
    void missing(Turn turn, String what) {
        recordAsFound(turn, (job, release, now) -> {
            Log.warnf("Job missing while it was released job=%s attempt=%d missing=%s", job.id(), turn.attempt(), what);
            if (job.missing(now, config.sureAfter())) {
                ends.unconfirmed(job, Optional.of(release));
            } else {
                putOff(job, release, now, Reason.OUTCOME_UNKNOWN, config.sureAfter());
            }
        });
    }

    /// Refused, and read as waiting after that.
    void notTaken(Turn turn, String why) {
        record(turn, (job, release, now) -> {
            Log.warnf("Redirect not taken job=%s attempt=%d reason=%s", job.id(), turn.attempt(), why);
            release.refusedThere(now);
            putOff(job, release, now, Reason.NOT_TAKEN, away.after(turn.attempt()));
        });
    }

    /// Nothing of the redirect was done. Where none was sent before, none was sent at all.
    void turnedAway(Turn turn, String why, Optional<Duration> retryAfter) {
        record(turn, (job, release, now) -> {
            Log.warnf("Redirect turned away job=%s attempt=%d reason=%s", job.id(), turn.attempt(), why);
            if (!turn.sent()) release.notSent();
            var reason = turn.sent() ? Reason.OUTCOME_UNKNOWN : Reason.PRINT_CLOUD_AWAY;
            // Who has signed out meanwhile, or whose time is over, need not wait until the print cloud may be asked
            // again.
            boolean ends = release.isOver(now) && !release.wasSent();
            putOff(job, release, now, reason, ends ? Duration.ZERO : pause(turn, retryAfter));
        });
    }

    /// Nobody can say yet.
    void unknown(Turn turn, String why, Optional<Duration> retryAfter) {
        record(turn, (job, release, now) -> {
            Log.warnf("Redirect's outcome unknown job=%s attempt=%d reason=%s", job.id(), turn.attempt(), why);
            putOff(job, release, now, Reason.OUTCOME_UNKNOWN, pause(turn, retryAfter));
        });
    }

    // However long the print cloud wants to be left alone, the person is told when their time is over.
    private Duration pause(Turn turn, Optional<Duration> retryAfter) {
        var own = away.after(turn.attempt());
        var wait = retryAfter.filter(asked -> asked.compareTo(own) > 0).orElse(own);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /// The destination would not print.
    void notReady(Turn turn, String detail) {
        record(turn, (job, release, now) -> {
            if (ends.waits(job, release, Reason.PRINTER_NOT_READY, detail)) {
                Log.infof("Release waits for its printer job=%s destination=%s", job.id(), turn.destination());
            }
            release.again(now.plus(notReady.after(turn.attempt())));
        });
    }

    /// The print cloud could not be asked.
    void notYet(Turn turn, Reason reason, String why) {
        record(turn, (job, release, now) -> {
            Log.warnf("Release put off job=%s attempt=%d reason=%s", job.id(), turn.attempt(), why);
            putOff(job, release, now, reason, away.after(turn.attempt()));
        });
    }

    /// The print cloud does not know the destination: no use in waiting for it.
    void noSuchPrinter(Turn turn) {
        record(turn, (job, release, now) -> {
            release.because(Reason.PRINTER_UNKNOWN, Reason.PRINTER_UNKNOWN.sentence());
            release.stop(Release.State.FAILED);
            if (release.wasSent()) {
                release.again(now);
            } else {
                ends.heldAgain(job, release);
            }
        });
    }

    /// No redirect was ever sent, and none will be.
    void neverSent(Turn turn) {
        record(turn, (job, release, _) -> ends.heldAgain(job, release));
    }

    /// Read as waiting when nothing more is sent. The second time, it is sure.
    void stillWaiting(Turn turn) {
        record(turn, (job, release, now) -> {
            if (release.seenWaiting(now, config.sureAfter())) {
                ends.heldAgain(job, release);
            }
        });
    }

    private void putOff(HeldJob job, Release release, Instant now, Reason reason, Duration wait) {
        ends.waits(job, release, reason, reason.sentence());
        release.again(now.plus(wait));
    }

    // Whatever else there is to record, the job is not missing.
    private void record(Turn turn, Step step) {
        recordAsFound(turn, (job, release, now) -> {
            job.found();
            step.on(job, release, now);
        });
    }

    private void recordAsFound(Turn turn, Step step) {
        background.run(() -> {
            var job = jobs.locked(turn.job()).orElseThrow();
            var release = releases.locked(turn.release()).orElseThrow();
            if (release.isOurs(turn.attempt())) {
                var now = time.now();
                step.on(job, release, now);
                if (release.state() == Release.State.RELEASING) due.fire(new ReleaseDue(release.untilDue(now)));
            } else {
                Log.warnf("Outcome dropped, the turn has passed on job=%s attempt=%d", turn.job(), turn.attempt());
            }
        });
    }
}
