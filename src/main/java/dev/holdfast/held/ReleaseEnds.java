package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.DatabaseTime;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.printer.Destination;
import dev.holdfast.printer.Destinations;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a job and its release become together. Both are locked by the caller's transaction, the job first.
@ApplicationScoped
class ReleaseEnds {

    private static final Actor HOLDFAST = Actor.system("held");
    private static final String MAY_HAVE_PRINTED = "The job may have been printed: look at the tray.";
    private static final String CAME_BACK = "The printer took nothing of the job. It waits again.";
    private static final int LONGEST_DETAIL = 500;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final String RELEASED_ELSEWHERE = "job.released-elsewhere";
    private static final String ACCEPTED = "accepted";
    private static final List<String> ON_THE_WAY = List.of("redirected", "handed-on", ACCEPTED);

    private final Chores chores;
    private final Timeline timeline;
    private final Hints hints;
    private final AuditTrail audit;
    private final DatabaseTime time;
    private final Destinations destinations;

    ReleaseEnds(
            Chores chores,
            Timeline timeline,
            Hints hints,
            AuditTrail audit,
            DatabaseTime time,
            Destinations destinations) {
        this.chores = chores;
        this.timeline = timeline;
        this.hints = hints;
        this.audit = audit;
        this.time = time;
        this.destinations = destinations;
    }

    /// At our destination: watched to its end from here on.
    void redirected(HeldJob job, Release release, JobRef copy) {
        release.redirected();
        hints.releaseChanged(job, release);
        job.redirected(copy);
        watch(job, copy, "job.redirected");
    }

    /// At another destination: somebody else's release, watched all the same.
    void redirectedElsewhere(HeldJob job, Release release, JobRef copy) {
        release.because(Reason.RELEASED_ELSEWHERE, Reason.RELEASED_ELSEWHERE.sentence());
        release.end(Release.State.REFUSED, time.now());
        hints.releaseChanged(job, release);
        redirectedByOthers(job, copy);
    }

    /// Sent to a printer by somebody else, without a release of ours.
    void redirectedByOthers(HeldJob job, JobRef copy) {
        job.redirected(copy);
        watch(job, copy, RELEASED_ELSEWHERE);
    }

    /// As [#redirectedByOthers], after its destination gave it back.
    void sentOnByOthers(HeldJob job, JobRef next) {
        job.handedOn(next);
        watch(job, next, RELEASED_ELSEWHERE);
    }

    private void watch(HeldJob job, JobRef copy, String action) {
        chores.add(job.id(), Chore.Kind.WATCH, FIRST_LOOK);
        timeline.add(
                job.id(),
                "redirected",
                name(copy).map(name -> "To " + name + ".").orElse(null));
        hints.jobChanged(job);
        var details = Map.of("destination", copy.printerId(), "copy", copy.jobId());
        audit.record(HOLDFAST, action, job.id().toString(), details);
        Log.infof("Job redirected job=%s destination=%s", job.id(), copy);
    }

    private Optional<String> name(JobRef copy) {
        return destinations.findAll(List.of(copy.printerId())).stream()
                .findFirst()
                .map(Destination::displayName);
    }

    /// The destination's printer has it, or a part of it.
    void accepted(HeldJob job) {
        var last = timeline.lastOf(job.id(), ON_THE_WAY);
        if (last.isEmpty() || last.get().equals(ACCEPTED)) return;
        timeline.add(job.id(), ACCEPTED, "The printer has it.");
        hints.jobChanged(job);
    }

    /// The destination has all of it.
    void delivered(HeldJob job, Optional<Release> release) {
        accepted(job);
        release.ifPresent(Release::goesOn);
        end(job, release, HeldJob.State.DELIVERED, null);
    }

    /// The destination gave it up.
    void failed(HeldJob job, Optional<Release> release, String detail) {
        release.ifPresent(found -> found.because(Reason.PRINTER_ERROR, detail));
        end(job, release, HeldJob.State.FAILED, detail);
    }

    /// Why a destination gave a job back, by what is said of it.
    static String whyBack(PrintJob.Status status) {
        return Texts.orElse(status.description(), LONGEST_DETAIL, CAME_BACK);
    }

    /// The destination printed nothing of it: its release, where it was ours, failed for this reason. What
    /// becomes of the job is recorded beside it.
    void gaveBack(HeldJob job, Optional<Release> release, String why) {
        timeline.add(job.id(), "held-again", why);
        release.ifPresent(found -> {
            found.because(Reason.PRINTER_NOT_READY, why);
            found.end(Release.State.FAILED, time.now());
            hints.releaseChanged(job, found);
        });
    }

    /// The destination printed nothing of it, and it waits as another job.
    void cameBackAsAnother(HeldJob job, Optional<Release> release, String why) {
        release.ifPresent(found -> found.because(Reason.PRINTER_NOT_READY, why));
        end(job, release, HeldJob.State.FAILED, why);
    }

    /// Nobody can say whether it was printed; its owner decides.
    void unconfirmed(HeldJob job, Optional<Release> release) {
        release.ifPresent(found -> found.because(Reason.OUTCOME_UNKNOWN, MAY_HAVE_PRINTED));
        end(job, release, HeldJob.State.UNCONFIRMED, MAY_HAVE_PRINTED);
    }

    /// Its destination handed it on to another printer.
    void handedOn(HeldJob job, JobRef next) {
        job.handedOn(next);
        chores.add(job.id(), Chore.Kind.WATCH, FIRST_LOOK);
        timeline.add(
                job.id(),
                "handed-on",
                name(next).map(name -> "To " + name + ".").orElse(null));
    }

    private void end(HeldJob job, Optional<Release> release, HeldJob.State end, @Nullable String detail) {
        var now = time.now();
        job.end(end, now);
        release.ifPresent(found -> {
            found.end(Release.State.valueOf(end.name()), now);
            hints.releaseChanged(job, found);
        });
        var what = end.name().toLowerCase(Locale.ROOT);
        timeline.add(job.id(), what, detail);
        hints.jobChanged(job);
        audit.record(HOLDFAST, "job." + what, job.id().toString(), Map.of());
        Log.infof("Job ended job=%s state=%s", job.id(), end);
    }

    /// The job surely is where it was: it waits again, and the release ends for the reason it last had.
    void heldAgain(HeldJob job, Release release) {
        job.heldAgain();
        if (!release.hasReason()) {
            release.because(Reason.PRINTER_NOT_READY, Reason.PRINTER_NOT_READY.sentence());
        }
        release.giveUp(time.now());
        timeline.add(job.id(), "held-again", release.view().detail());
        hints.jobHeld(job);
        hints.releaseChanged(job, release);
        audit.record(
                HOLDFAST,
                "job.held-again",
                job.id().toString(),
                Map.of("release", release.id().toString()));
        Log.infof("Job held again job=%s release=%s state=%s", job.id(), release.id(), release.state());
    }

    /// The printer prints again.
    void goesOn(HeldJob job, Release release) {
        if (release.goesOn()) hints.releaseChanged(job, release);
    }

    /// The release goes on later, for this reason; whether that is news.
    boolean waits(HeldJob job, Release release, Reason reason, String detail) {
        if (!release.because(reason, detail)) {
            return false;
        }
        timeline.add(job.id(), reason.word(), detail);
        hints.releaseChanged(job, release);
        return true;
    }
}
