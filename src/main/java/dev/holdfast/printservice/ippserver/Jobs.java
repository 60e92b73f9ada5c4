package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.spool.IppJob;
import dev.holdfast.printservice.spool.IppJobs;
import dev.holdfast.printservice.spool.IppSubmission.Sender;
import dev.holdfast.printservice.spool.JobAddress;
import dev.holdfast.printservice.spool.JobScope;
import jakarta.enterprise.context.ApplicationScoped;

/// Finds the jobs that requests are about: everybody has their own only, others do not exist for them.
@ApplicationScoped
class Jobs {

    private final IppJobs jobs;
    private final JobAttributes attributes;

    Jobs(IppJobs jobs, JobAttributes attributes) {
        this.jobs = jobs;
        this.attributes = attributes;
    }

    static JobScope scope(Request request, Sender sender) {
        var queue = request.queue().spool();
        return JobScope.of(queue.printerId(), sender.person().id()).by(queue.share());
    }

    static JobAddress address(Request request) {
        return new JobAddress(request.queue().spool().printerId(), request.jobNumber());
    }

    /// The job that the request names.
    IppJob required(Request request, Sender sender) {
        return jobs.find(scope(request, sender), address(request))
                .orElseThrow(() -> IppRefusal.notFound("There is no such job at this printer."));
    }

    /// The same, unless nothing more will happen to it as far as the client knows.
    IppJob open(Request request, Sender sender) {
        var job = required(request, sender);
        if (attributes.isOver(request.queue(), job)) {
            throw IppRefusal.notPossible("The job is over already.");
        }
        return job;
    }

    /// The answer with what is told about a job that was just made or changed.
    IppMessage told(IppMessage answer, Request request, Sender sender, JobAddress address) {
        var job = jobs.find(scope(request, sender), address)
                .orElseThrow(() -> IppRefusal.notFound("There is no such job at this printer."));
        return answer.with(AttributeGroup.JOB, attributes.brief(request.queue(), job));
    }
}
