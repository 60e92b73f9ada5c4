package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.graph.JobRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;

/// Records what became of waiting jobs by somebody else's doing; what changed with us meanwhile is left alone.
@ApplicationScoped
class Settling {

    private final HeldJobs jobs;
    private final ReleaseEnds releases;
    private final JobEnds ends;
    private final Patience patience;
    private final Background background;

    Settling(HeldJobs jobs, ReleaseEnds releases, JobEnds ends, Patience patience, Background background) {
        this.jobs = jobs;
        this.releases = releases;
        this.ends = ends;
        this.patience = patience;
        this.background = background;
    }

    void redirectedElsewhere(UUID id, JobRef source, JobRef copy) {
        ifWaiting(id, source, job -> releases.redirectedByOthers(job, copy));
    }

    void gone(UUID id, JobRef source, String state) {
        ifWaiting(id, source, job -> ends.goneThere(job, state));
    }

    /// The print cloud does not know it, or its task, at the moment. The second time, it is gone.
    void missing(UUID id, JobRef source, String what) {
        ifWaiting(id, source, job -> {
            if (patience.isSurelyMissing(job)) {
                ends.unknownThere(job, what);
            }
        });
    }

    /// Not missing, whatever was seen before.
    void found(Collection<UUID> ids) {
        background.run(() -> jobs.found(ids));
    }

    private void ifWaiting(UUID id, JobRef source, Consumer<HeldJob> then) {
        background.run(() -> jobs.locked(id)
                .filter(job -> job.state() == HeldJob.State.HELD && job.ref().equals(source))
                .ifPresent(then));
    }
}
