package dev.holdfast.held;

import dev.holdfast.printer.QueueUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Jobs that have not ended keep their queue: one at a destination may still come back.
@ApplicationScoped
class WaitingOnQueue implements QueueUse {

    private final HeldJobs jobs;

    WaitingOnQueue(HeldJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    @Transactional
    public boolean inUse(String printerId) {
        return jobs.anyOpenOn(printerId);
    }
}
