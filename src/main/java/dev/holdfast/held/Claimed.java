package dev.holdfast.held;

import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.DatabaseTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What follows from a claim, in its transaction.
@ApplicationScoped
class Claimed {

    private final Releases releases;
    private final Timeline timeline;
    private final Hints hints;
    private final AuditTrail audit;
    private final DatabaseTime time;

    Claimed(Releases releases, Timeline timeline, Hints hints, AuditTrail audit, DatabaseTime time) {
        this.releases = releases;
        this.timeline = timeline;
        this.hints = hints;
        this.audit = audit;
        this.time = time;
    }

    /// The job is ours: its release begins, at the terminal of this name.
    UUID begin(HeldJob job, Release release, @Nullable String terminal) {
        releases.persist(release);
        timeline.add(job.id(), "releasing", terminal == null ? null : "At " + terminal + ".");
        hints.jobChanged(job);
        return told(job, release, "job.release-requested");
    }

    /// The job is not to be had: its release is over.
    UUID refuse(HeldJob job, Release release, Reason reason) {
        release.because(reason, reason.sentence());
        release.end(Release.State.REFUSED, time.now());
        releases.persist(release);
        return told(job, release, "job.release-refused");
    }

    private UUID told(HeldJob job, Release release, String action) {
        hints.releaseChanged(job, release);
        audit.record(
                release.actor(),
                action,
                job.id().toString(),
                Map.of("release", release.id().toString(), "destination", release.destination()));
        return release.id();
    }
}
