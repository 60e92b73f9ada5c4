package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.base.Idempotency;
import dev.holdfast.base.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All jobs, as an administrator sees and handles them.
@ApplicationScoped
class AdminJobs {

    private final HeldJobs jobs;
    private final Errands errands;
    private final OwnJobs own;
    private final Timeline timeline;
    private final Idempotency idempotency;

    AdminJobs(HeldJobs jobs, Errands errands, OwnJobs own, Timeline timeline, Idempotency idempotency) {
        this.jobs = jobs;
        this.errands = errands;
        this.own = own;
        this.timeline = timeline;
        this.idempotency = idempotency;
    }

    /// Which jobs to list; absent means all.
    record Filter(
            HeldJob.@Nullable State state,
            @Nullable UUID owner,
            @Nullable UUID virtualPrinter) {}

    /// A release on somebody's behalf, and why.
    record Errand(UUID job, String destination, String reason, Actor actor) {}

    @Transactional
    Page<HeldJobView> list(Filter filter, Page.Request page) {
        return Page.of(page, jobs.list(filter, page), HeldJob::id).map(job -> job.view(null));
    }

    @Transactional
    HeldJobView one(UUID id) {
        return jobs.findByIdOptional(id).map(job -> job.view(timeline.of(id))).orElseThrow(JobNotFound::new);
    }

    @Transactional
    void delete(UUID id, Actor actor) {
        own.delete(id, actor);
    }

    /// Claims the job for release; the same Idempotency-Key claims once.
    @Transactional
    UUID claim(Errand errand, Idempotency.Key key) {
        return idempotency.once(key, () -> errands.claim(errand));
    }
}
