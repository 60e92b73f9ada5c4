package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// What owners and administrators do with waiting jobs beside releasing them, in the caller's transaction.
@ApplicationScoped
class OwnJobs {

    private final HeldJobs jobs;
    private final JobEnds ends;
    private final Extensions extensions;

    OwnJobs(HeldJobs jobs, JobEnds ends, Extensions extensions) {
        this.jobs = jobs;
        this.ends = ends;
        this.extensions = extensions;
    }

    HeldJobView extend(UserId owner, UUID id, Actor actor) {
        var job = waiting(owned(owner, id));
        extensions.extend(job, actor);
        return job.view(null);
    }

    void delete(UserId owner, UUID id, Actor actor) {
        ends.withdraw(waiting(owned(owner, id)), HeldJob.State.DELETED, actor);
    }

    /// As an administrator, whoever owns it.
    void delete(UUID id, Actor actor) {
        ends.withdraw(waiting(jobs.locked(id).orElseThrow(JobNotFound::new)), HeldJob.State.DELETED, actor);
    }

    private HeldJob owned(UserId owner, UUID id) {
        return jobs.locked(id).filter(job -> job.isOwnedBy(Optional.of(owner))).orElseThrow(JobNotFound::new);
    }

    private static HeldJob waiting(HeldJob job) {
        return switch (job.state()) {
            case HELD -> job;
            case RELEASING, REDIRECTED -> throw new JobNotWaiting();
            case DELIVERED, UNCONFIRMED, FAILED, EXPIRED, DELETED -> throw new JobNotFound();
        };
    }
}
