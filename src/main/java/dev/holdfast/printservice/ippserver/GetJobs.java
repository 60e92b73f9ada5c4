package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.spool.IppJob;
import dev.holdfast.printservice.spool.IppJobs;
import dev.holdfast.printservice.spool.IppSubmission.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Lists a person's own jobs: others' are nobody's business, so `my-jobs` makes no difference.
@ApplicationScoped
class GetJobs implements Operation {

    private static final int MOST = 500;

    private final Gate gate;
    private final IppJobs jobs;
    private final JobAttributes attributes;

    GetJobs(Gate gate, IppJobs jobs, JobAttributes attributes) {
        this.gate = gate;
        this.jobs = jobs;
        this.attributes = attributes;
    }

    @Override
    public int code() {
        return GET_JOBS;
    }

    @Override
    public IppMessage answer(Request request) {
        var wanted = Requested.of(request, "job-uri", "job-id");
        var which = which(request);
        var groups = new ArrayList<>(Answers.ok(request.header()).groups());
        // Somebody whom nobody knows has no jobs.
        gate.identify(request)
                .map(sender -> gate.allowed(request, sender))
                .map(sender -> found(request, sender, which))
                .orElse(List.of())
                .forEach(job -> groups.add(new IppMessage.Group(
                        AttributeGroup.JOB, attributes.of(request.queue(), job).only(wanted::job))));
        return new IppMessage(Answers.ok(request.header()).header(), List.copyOf(groups));
    }

    private List<IppJob> found(Request request, Sender sender, IppJobs.Which which) {
        var scope = Jobs.scope(request, sender);
        var ids = request.all("job-ids");
        if (!ids.isEmpty()) return jobs.find(scope, CancelMyJobs.numbers(ids));
        int limit = request.number("limit").map(it -> Math.clamp(it, 1, MOST)).orElse(MOST);
        return jobs.list(scope, which, request.queue().view(), limit);
    }

    private static IppJobs.Which which(Request request) {
        return switch (request.text("which-jobs").orElse("not-completed")) {
            case "completed" -> IppJobs.Which.COMPLETED;
            case "not-completed" -> IppJobs.Which.NOT_COMPLETED;
            case "all" -> IppJobs.Which.ALL;
            default ->
                throw new IppRefusal(
                        IppStatus.CLIENT_ERROR_ATTRIBUTES_OR_VALUES_NOT_SUPPORTED,
                        "Jobs are listed as completed, not-completed or all.",
                        request.operation().only("which-jobs"::equals));
        };
    }
}
