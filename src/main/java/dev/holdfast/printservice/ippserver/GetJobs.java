package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.Places;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.spool.IppJobs;
import dev.holdfast.printservice.spool.IppSubmission.Sender;
import dev.holdfast.printservice.spool.JobScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Lists a person's own jobs: others' are nobody's business, so `my-jobs` makes no difference.
@ApplicationScoped
class GetJobs implements Operation {

    private static final int MOST = 500;

    /// An answer ends with the last job that makes it no longer, in bytes. Our choice: what computers send
    /// with a job is a kilobyte or two.
    private static final int MOST_BYTES = 950_000;

    /// So many lists are made at a time: while one is made it may take some twenty times the memory of its
    /// bytes.
    private final Places places = new Places(8, Duration.ofSeconds(5));

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
        var answer = Answers.ok(request.header());
        var groups = new ArrayList<>(answer.groups());
        // Somebody whom nobody knows has no jobs.
        gate.identify(request)
                .map(sender -> gate.allowed(request, sender))
                .ifPresent(sender -> places.call(() -> groups.addAll(told(request, sender, which, wanted))));
        return new IppMessage(answer.header(), List.copyOf(groups));
    }

    private List<IppMessage.Group> told(Request request, Sender sender, IppJobs.Which which, Requested wanted) {
        var scope = Jobs.scope(request, sender);
        var told = new ArrayList<IppMessage.Group>();
        int bytes = 0;
        var found = jobs.find(scope, numbers(request, scope, which)).iterator();
        while (found.hasNext()) {
            var group = attributes.of(request.queue(), found.next(), wanted);
            bytes += group.encode().length;
            if (bytes > MOST_BYTES) break;
            told.add(new IppMessage.Group(AttributeGroup.JOB, group));
        }
        return told;
    }

    private List<Long> numbers(Request request, JobScope scope, IppJobs.Which which) {
        var ids = request.all("job-ids");
        if (!ids.isEmpty()) return CancelMyJobs.numbers(ids);
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
