package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.ProblemException;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.IppValue;
import dev.holdfast.printservice.spool.IppJobs;
import dev.holdfast.printservice.spool.IppSubmission.Sender;
import dev.holdfast.printservice.spool.JobAddress;
import dev.holdfast.printservice.spool.Submission;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Cancels all of a person's own jobs, or those that the client lists.
@ApplicationScoped
class CancelMyJobs implements Operation {

    private static final int MOST = 1_000;
    private static final String IDS = "job-ids";

    private final Gate gate;
    private final IppJobs jobs;
    private final JobAttributes attributes;
    private final Submission submission;

    CancelMyJobs(Gate gate, IppJobs jobs, JobAttributes attributes, Submission submission) {
        this.gate = gate;
        this.jobs = jobs;
        this.attributes = attributes;
        this.submission = submission;
    }

    @Override
    public int code() {
        return CANCEL_MY_JOBS;
    }

    @Override
    public IppMessage answer(Request request) {
        var sender = gate.admit(request);
        chosen(request, sender).forEach(number -> cancel(request, sender, number));
        return Answers.ok(request.header());
    }

    // RFC 5100.11: either all of the listed jobs can be canceled, or none is.
    private List<Long> chosen(Request request, Sender sender) {
        var scope = Jobs.scope(request, sender);
        var ids = request.all(IDS);
        if (ids.isEmpty())
            return jobs.list(scope, IppJobs.Which.NOT_COMPLETED, request.queue().view(), MOST);
        var numbers = numbers(ids);
        long open = jobs.find(scope, numbers)
                .filter(job -> !attributes.isOver(request.queue(), job))
                .count();
        if (open < ids.stream().distinct().count()) {
            throw new IppRefusal(
                    IppStatus.CLIENT_ERROR_NOT_FOUND,
                    "Not all of the jobs are there, or can be canceled.",
                    request.operation().only(IDS::equals));
        }
        return numbers;
    }

    static List<Long> numbers(List<IppValue> ids) {
        return ids.stream()
                .flatMap(id -> id.integer().stream().boxed())
                .map(Integer::longValue)
                .distinct()
                .limit(MOST)
                .toList();
    }

    // One that is being printed just now cannot be, and must not keep the others.
    private void cancel(Request request, Sender sender, long number) {
        var address = new JobAddress(request.queue().spool().printerId(), number);
        try {
            submission.cancel(Jobs.scope(request, sender), address, sender.actor(), sender.details());
        } catch (ProblemException busy) {
            Log.infof("Print job not canceled job=%s reason=%s", address, busy.detail());
        }
    }
}
