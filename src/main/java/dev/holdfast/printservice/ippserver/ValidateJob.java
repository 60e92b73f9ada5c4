package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.spool.IppSubmission;
import jakarta.enterprise.context.ApplicationScoped;

/// Says whether a job would be taken.
@ApplicationScoped
class ValidateJob implements Operation {

    private final Admission admission;
    private final IppSubmission submission;

    ValidateJob(Admission admission, IppSubmission submission) {
        this.admission = admission;
        this.submission = submission;
    }

    @Override
    public int code() {
        return VALIDATE_JOB;
    }

    @Override
    public IppMessage answer(Request request) {
        var admitted = admission.of(request);
        submission.check(request.queue().spool().printerId(), admitted.sender().person());
        return Orders.taken(request, admitted.order().unsupported());
    }
}
