package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.spool.IppSubmission;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes a job whose document is sent by itself.
@ApplicationScoped
class CreateJob implements Operation {

    private final Admission admission;
    private final IppSubmission submission;
    private final Jobs jobs;
    private final IppConfig config;

    CreateJob(Admission admission, IppSubmission submission, Jobs jobs, IppConfig config) {
        this.admission = admission;
        this.submission = submission;
        this.jobs = jobs;
        this.config = config;
    }

    @Override
    public int code() {
        return CREATE_JOB;
    }

    @Override
    public IppMessage answer(Request request) {
        var admitted = admission.of(request);
        var address = submission.open(
                request.queue().spool().place(),
                admitted.sender(),
                admitted.order().wishes(),
                config.documentWithin());
        return jobs.told(Orders.taken(request, admitted.order().unsupported()), request, admitted.sender(), address);
    }
}
