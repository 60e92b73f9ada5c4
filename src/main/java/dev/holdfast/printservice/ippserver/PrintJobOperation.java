package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.spool.IppSubmission;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes a job and its document at once. The job is there when the document is: nothing of one that breaks off.
@ApplicationScoped
class PrintJobOperation implements Operation {

    private final Admission admission;
    private final IppSubmission submission;
    private final Papers papers;
    private final Jobs jobs;

    PrintJobOperation(Admission admission, IppSubmission submission, Papers papers, Jobs jobs) {
        this.admission = admission;
        this.submission = submission;
        this.papers = papers;
        this.jobs = jobs;
    }

    @Override
    public int code() {
        return PRINT_JOB;
    }

    @Override
    public IppMessage answer(Request request) {
        var admitted = admission.of(request);
        var sender = admitted.sender();
        var place = request.queue().spool().place();
        submission.check(place.printer(), sender.person());
        if (!papers.isThere(request)) throw IppRefusal.badRequest("There is no document.");
        var address = papers.take(
                request,
                sender.person(),
                Orders.documentName(request, AttributeGroup.EMPTY),
                document -> submission.print(place, sender, admitted.order().wishes(), document));
        return jobs.told(Orders.taken(request, admitted.order().unsupported()), request, sender, address);
    }
}
