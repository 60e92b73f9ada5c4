package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.ProblemException;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.IppValue;
import dev.holdfast.printservice.spool.IppJob;
import dev.holdfast.printservice.spool.IppSubmission;
import dev.holdfast.printservice.spool.IppSubmission.Sender;
import dev.holdfast.printservice.spool.JobAddress;
import dev.holdfast.printservice.spool.JobScope;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes the one document of a job that was created before, and starts it.
@ApplicationScoped
class SendDocument implements Operation {

    private final Gate gate;
    private final IppSubmission submission;
    private final Papers papers;
    private final Jobs jobs;
    private final IppConfig config;

    SendDocument(Gate gate, IppSubmission submission, Papers papers, Jobs jobs, IppConfig config) {
        this.gate = gate;
        this.submission = submission;
        this.papers = papers;
        this.jobs = jobs;
        this.config = config;
    }

    @Override
    public int code() {
        return SEND_DOCUMENT;
    }

    @Override
    public IppMessage answer(Request request) {
        var sender = gate.admit(request);
        boolean last = request.message()
                .operation("last-document")
                .flatMap(IppValue::bool)
                .orElseThrow(() -> IppRefusal.badRequest("last-document is missing."));
        var job = jobs.required(request, sender);
        boolean there = papers.isThere(request);
        if (job.isStarted() && there) {
            throw new IppRefusal(
                    IppStatus.SERVER_ERROR_MULTIPLE_DOCUMENT_JOBS_NOT_SUPPORTED, "A job has one document.");
        }
        if (there) {
            take(request, sender, job);
        } else if (last) {
            submission.close(Jobs.scope(request, sender), Jobs.address(request), sender);
        } else {
            throw IppRefusal.badRequest("There is no document.");
        }
        return jobs.told(Answers.ok(request.header()), request, sender, job.address());
    }

    // While it comes the time-out begins anew again and again, so that it ends soon where nobody is left to do so.
    private void take(Request request, Sender sender, IppJob job) {
        var scope = Jobs.scope(request, sender);
        var address = Jobs.address(request);
        papers.check(request);
        submission.await(scope, address, config.documentWithin());
        var arriving = new Arriving(request.document(), config.extendEvery(), () -> extend(scope, address));
        try {
            papers.take(
                    request.with(arriving),
                    sender.person(),
                    Orders.documentName(request, job.attributes()),
                    document -> {
                        submission.complete(scope, address, sender, document);
                        return address;
                    });
        } catch (ProblemException refused) {
            submission.awaitAnother(scope, address, config.documentWithin());
            throw refused;
        }
    }

    // A database that is away for a moment must not break off what can go on without it; there is time to try again.
    private void extend(JobScope scope, JobAddress address) {
        try {
            submission.await(scope, address, config.documentWithin());
        } catch (ProblemException over) {
            throw over;
        } catch (RuntimeException e) {
            Log.warnf(e, "Print job's time not extended, will be tried again job=%s", address);
        }
    }
}
