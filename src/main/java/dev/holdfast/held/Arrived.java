package dev.holdfast.held;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/// What follows from an arrival, in its transaction.
@ApplicationScoped
class Arrived {

    private final Releases releases;
    private final ReleaseEnds ends;
    private final Chores chores;
    private final Timeline timeline;
    private final Hints hints;
    private final HeldConfig config;

    Arrived(Releases releases, ReleaseEnds ends, Chores chores, Timeline timeline, Hints hints, HeldConfig config) {
        this.releases = releases;
        this.ends = ends;
        this.chores = chores;
        this.timeline = timeline;
        this.hints = hints;
        this.config = config;
    }

    void held(HeldJob job, Arrival.Paper paper, Instant submittedAt) {
        timeline.add(job.id(), submittedAt, "received", "The print cloud received it.");
        timeline.add(job.id(), "held", null);
        if (config.countPages() && paper.isCountable()) {
            chores.add(job.id(), Chore.Kind.COUNT_PAGES, Duration.ZERO);
        }
        hints.jobHeld(job);
    }

    /// It had ended because the print cloud did not know it any more.
    void foundAgain(HeldJob job) {
        timeline.add(job.id(), "held-again", "The print cloud has it after all.");
        hints.jobHeld(job);
    }

    /// Its release, where it was ours, failed: the printer took nothing of it, for this reason.
    void cameBack(HeldJob job, String why) {
        ends.gaveBack(job, releases.lockedOpenOf(job.id()), why);
        hints.jobHeld(job);
    }
}
