package dev.holdfast.held;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Releases jobs on somebody's behalf, in the caller's transaction. Why is written into the job's timeline; the audit
/// trail knows who, and holds no free text.
@ApplicationScoped
class Errands {

    private final HeldJobs jobs;
    private final Releases releases;
    private final Claims claims;
    private final Timeline timeline;

    Errands(HeldJobs jobs, Releases releases, Claims claims, Timeline timeline) {
        this.jobs = jobs;
        this.releases = releases;
        this.claims = claims;
        this.timeline = timeline;
    }

    UUID claim(AdminJobs.Errand errand) {
        var owner = jobs.findByIdOptional(errand.job()).map(HeldJob::owner).orElseThrow(JobNotFound::new);
        var request = new ReleaseRequest(
                errand.actor(), owner, Optional.empty(), List.of(errand.job()), errand.destination(), null, null);
        var release = claims.claim(request).getFirst();
        if (releases.findById(release).state() != Release.State.REFUSED) {
            timeline.add(errand.job(), "released-by-administrator", errand.reason());
        }
        return release;
    }
}
