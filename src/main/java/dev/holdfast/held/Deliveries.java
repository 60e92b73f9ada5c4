package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Records what the watch saw of a job at its destination, each time in a transaction of its own. What is seen of a job
/// that is no longer there by our records changes nothing.
@ApplicationScoped
class Deliveries {

    private static final int LONGEST_DETAIL = 500;
    // As long as the bundled print service leaves it with the printer.
    private static final Duration TELL_AFTER = Duration.ofMinutes(5);
    // Not all of it is on paper. That an abort may say so, too, is our choice and the bundled print service's.
    private static final String WITH_ERRORS = "completedWithErrors";

    private final HeldJobs jobs;
    private final Releases releases;
    private final Chores chores;
    private final ReleaseEnds ends;
    private final JobEnds jobEnds;
    private final Background background;
    private final Patience patience;

    Deliveries(
            HeldJobs jobs,
            Releases releases,
            Chores chores,
            ReleaseEnds ends,
            JobEnds jobEnds,
            Background background,
            Patience patience) {
        this.jobs = jobs;
        this.releases = releases;
        this.chores = chores;
        this.ends = ends;
        this.jobEnds = jobEnds;
        this.background = background;
        this.patience = patience;
    }

    private interface End {
        void of(HeldJob job, Optional<Release> release);
    }

    private interface Word {
        void about(HeldJob job, Release release);
    }

    void completed(Chore chore, JobRef copy, PrintJob.Status status) {
        end(chore, copy, isWithErrors(status) ? ends::unconfirmed : ends::delivered);
    }

    void failed(Chore chore, JobRef copy, PrintJob.Status status) {
        if (isWithErrors(status)) {
            end(chore, copy, ends::unconfirmed);
            return;
        }
        var detail = Texts.orElse(status.description(), LONGEST_DETAIL, Reason.PRINTER_ERROR.sentence());
        end(chore, copy, (job, release) -> ends.failed(job, release, detail));
    }

    /// The print cloud does not know the destination job, or the one that it came back as, at the moment. The
    /// second time, nobody will say any more what became of it.
    void missing(Chore chore, JobRef copy) {
        boolean sure = background.call(() -> jobs.locked(chore.job())
                .filter(job -> isAt(job, copy))
                .map(patience::isSurelyMissing)
                .orElse(false));
        if (sure) {
            end(chore, copy, ends::unconfirmed);
        } else {
            background.run(() -> chores.again(chore, patience.untilNextLook()));
        }
    }

    void underWay(Chore chore, JobRef copy, Duration wait) {
        again(chore, copy, wait, ends::goesOn);
    }

    /// The destination's printer has it, or a part of it.
    void accepted(Chore chore, JobRef copy, Duration wait) {
        again(chore, copy, wait, (job, release) -> {
            ends.accepted(job);
            ends.goesOn(job, release);
        });
    }

    /// The destination's printer has nothing of it yet. Whoever waits for that for long is told what may come
    /// of it.
    void notTaken(Chore chore, JobRef copy, Duration wait) {
        if (chore.age().compareTo(TELL_AFTER) < 0) {
            underWay(chore, copy, wait);
        } else {
            again(
                    chore,
                    copy,
                    wait,
                    (job, release) -> ends.waits(job, release, Reason.NOT_ACCEPTED, Reason.NOT_ACCEPTED.sentence()));
        }
    }

    /// The destination has it and has stopped: the person is told why, and it is waited for.
    void stopped(Chore chore, JobRef copy, PrintJob.Status status, Duration wait) {
        var detail = Texts.orElse(status.description(), LONGEST_DETAIL, Reason.PRINTER_NOT_READY.sentence());
        again(chore, copy, wait, (job, release) -> ends.waits(job, release, Reason.PRINTER_NOT_READY, detail));
    }

    private void again(Chore chore, JobRef copy, Duration wait, Word word) {
        if (patience.isOver(chore)) {
            end(chore, copy, ends::unconfirmed);
            return;
        }
        background.run(() -> {
            jobs.found(List.of(chore.job()));
            jobs.locked(chore.job())
                    .filter(job -> isAt(job, copy))
                    .ifPresent(job -> releases.lockedOpenOf(job.id()).ifPresent(release -> word.about(job, release)));
            chores.again(chore, wait);
        });
    }

    /// Its destination handed it on to another printer, where it is watched from now on.
    void handedOn(Chore chore, JobRef copy, JobRef next) {
        background.run(() -> jobs.locked(chore.job())
                .filter(job -> isAt(job, copy) && chores.done(chore))
                .ifPresent(job -> ends.handedOn(job, next)));
    }

    /// Its destination gave it back, and that was taken in before anybody knew where it had been: it waits as
    /// another job. Where it was taken back as this one nothing is left to record.
    void cameBack(Chore chore, JobRef copy, PrintJob.Status status) {
        end(chore, copy, (job, release) -> ends.cameBackAsAnother(job, release, ReleaseEnds.whyBack(status)));
    }

    /// Its destination gave it back, and others had sent it to a printer from there before anybody saw it wait.
    void releasedByOthers(Chore chore, JobRef copy, PrintJob.Status status, JobRef next) {
        end(chore, copy, (job, release) -> {
            ends.gaveBack(job, release, ReleaseEnds.whyBack(status));
            ends.sentOnByOthers(job, next);
        });
    }

    /// Its destination gave it back, and it had ended as `there` before anybody saw it wait.
    void endedByOthers(Chore chore, JobRef copy, PrintJob.Status status, PrintJob.Status there) {
        end(chore, copy, (job, release) -> {
            ends.gaveBack(job, release, ReleaseEnds.whyBack(status));
            jobEnds.goneThere(job, Wire.name(there.state()));
        });
    }

    void nothingToWatch(Chore chore) {
        background.call(() -> chores.done(chore));
    }

    private void end(Chore chore, JobRef copy, End end) {
        background.run(() -> jobs.locked(chore.job())
                .filter(job -> isAt(job, copy) && chores.done(chore))
                .ifPresent(job -> end.of(job, releases.lockedOpenOf(job.id()))));
    }

    private static boolean isWithErrors(PrintJob.Status status) {
        return status.details() != null && status.details().contains(WITH_ERRORS);
    }

    private static boolean isAt(HeldJob job, JobRef copy) {
        return job.state() == HeldJob.State.REDIRECTED && job.copy().equals(Optional.of(copy));
    }
}
