package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.spool.IppSubmission;
import jakarta.enterprise.context.ApplicationScoped;

/// Hears that no more documents come: a job that has its one goes on as it does, one that has none ends.
@ApplicationScoped
class CloseJob implements Operation {

    private final Gate gate;
    private final IppSubmission submission;
    private final Jobs jobs;

    CloseJob(Gate gate, IppSubmission submission, Jobs jobs) {
        this.gate = gate;
        this.submission = submission;
        this.jobs = jobs;
    }

    @Override
    public int code() {
        return CLOSE_JOB;
    }

    @Override
    public IppMessage answer(Request request) {
        var sender = gate.admit(request);
        submission.close(Jobs.scope(request, sender), Jobs.address(request), sender);
        return jobs.told(Answers.ok(request.header()), request, sender, Jobs.address(request));
    }
}
