package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.spool.Submission;
import jakarta.enterprise.context.ApplicationScoped;

/// Cancels a person's own job.
@ApplicationScoped
class CancelJob implements Operation {

    private final Gate gate;
    private final Jobs jobs;
    private final Submission submission;

    CancelJob(Gate gate, Jobs jobs, Submission submission) {
        this.gate = gate;
        this.jobs = jobs;
        this.submission = submission;
    }

    @Override
    public int code() {
        return CANCEL_JOB;
    }

    @Override
    public IppMessage answer(Request request) {
        var sender = gate.admit(request);
        var job = jobs.open(request, sender);
        submission.cancel(Jobs.scope(request, sender), job.address(), sender.actor(), sender.details());
        return Answers.ok(request.header());
    }
}
