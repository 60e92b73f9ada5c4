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
    private final GivingUp givingUp;
    private final Timeline timeline;

    OwnJobs(HeldJobs jobs, JobEnds ends, Extensions extensions, GivingUp givingUp, Timeline timeline) {
        this.jobs = jobs;
        this.ends = ends;
        this.extensions = extensions;
        this.givingUp = givingUp;
        this.timeline = timeline;
    }

    /// One job with its timeline, whatever has become of it.
    HeldJobView one(UserId owner, UUID id) {
        return jobs.findByIdOptional(id)
                .filter(job -> job.isOwnedBy(Optional.of(owner)))
                .map(job -> job.view(timeline.of(id)))
                .orElseThrow(JobNotFound::new);
    }

    HeldJobView extend(UserId owner, UUID id, Actor actor) {
        var job = waiting(owned(owner, id));
        extensions.extend(job, actor);
        return job.view(null);
    }

    void delete(UserId owner, UUID id, Actor actor) {
        ends.withdraw(waiting(owned(owner, id)), HeldJob.State.DELETED, actor);
    }

    /// As an administrator, whoever owns it, and even while it is under way.
    void delete(UUID id, Actor actor) {
        var job = jobs.locked(id).orElseThrow(JobNotFound::new);
        switch (job.state()) {
            case HELD -> ends.withdraw(job, HeldJob.State.DELETED, actor);
            case RELEASING, REDIRECTED -> givingUp.giveUp(job, actor);
            case DELIVERED, UNCONFIRMED, FAILED, EXPIRED, DELETED -> throw new JobNotFound();
        }
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
