package dev.holdfast.held;

import dev.holdfast.base.DatabaseTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Stops a session's releases that were not redirected yet, in the caller's transaction. One of which a
/// redirect was sent, or may have been, is only told to send no further one: its job waits again once it
/// surely is where it was.
@ApplicationScoped
class Cancelling {

    private final HeldJobs jobs;
    private final Releases releases;
    private final ReleaseEnds ends;
    private final DatabaseTime time;

    Cancelling(HeldJobs jobs, Releases releases, ReleaseEnds ends, DatabaseTime time) {
        this.jobs = jobs;
        this.releases = releases;
        this.ends = ends;
        this.time = time;
    }

    void cancelWaiting(UUID session) {
        for (UUID id : releases.jobsReleasingIn(session)) {
            jobs.locked(id)
                    .ifPresent(job -> releases.lockedOpenOf(id)
                            .filter(release ->
                                    release.state() == Release.State.RELEASING && release.isOf(Optional.of(session)))
                            .ifPresent(release -> cancel(job, release)));
        }
    }

    private void cancel(HeldJob job, Release release) {
        release.stop(Release.State.CANCELLED);
        if (!release.wasSent()) {
            release.because(Reason.SIGNED_OUT, Reason.SIGNED_OUT.sentence());
            ends.heldAgain(job, release);
        } else {
            release.hurry(time.now());
        }
    }
}
