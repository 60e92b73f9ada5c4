package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Ends jobs under way that an administrator does not wait for any longer: the print cloud may never say what became of
/// one. In the caller's transaction, which has locked the job.
@ApplicationScoped
class GivingUp {

    private final Releases releases;
    private final ReleaseEnds ends;
    private final JobEnds jobs;
    private final Chores chores;
    private final AuditTrail audit;

    GivingUp(Releases releases, ReleaseEnds ends, JobEnds jobs, Chores chores, AuditTrail audit) {
        this.releases = releases;
        this.ends = ends;
        this.jobs = jobs;
        this.chores = chores;
        this.audit = audit;
    }

    /// A job that was never sent is deleted like any other; of all others nobody can say whether they were
    /// printed.
    void giveUp(HeldJob job, Actor actor) {
        var release = releases.lockedOpenOf(job.id());
        audit.record(actor, "job.given-up", job.id().toString(), Map.of());
        if (job.state() == HeldJob.State.RELEASING) {
            release.filter(found -> !found.wasSent())
                    .ifPresentOrElse(found -> delete(job, found, actor), () -> abandon(job, release));
        } else {
            ends.unconfirmed(job, release);
        }
    }

    private void delete(HeldJob job, Release release, Actor actor) {
        release.stop(Release.State.CANCELLED);
        release.because(Reason.DELETED, Reason.DELETED.sentence());
        ends.heldAgain(job, release);
        jobs.withdraw(job, HeldJob.State.DELETED, actor);
    }

    // It may wait there still, and must not come out later.
    private void abandon(HeldJob job, Optional<Release> release) {
        ends.unconfirmed(job, release);
        chores.add(job.id(), Chore.Kind.ABORT, Duration.ZERO);
    }
}
