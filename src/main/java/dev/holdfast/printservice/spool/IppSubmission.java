package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.base.ProblemException;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.identity.Person;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// Takes jobs that come over IPP: the same jobs as those that come over Graph. A document is in the store before its
/// job, or its job's start, is committed.
@ApplicationScoped
public class IppSubmission {

    private static final String NOT_POSSIBLE = "client-error-not-possible";

    private final SpoolJobs jobs;
    private final JobRegister register;
    private final IppPapers papers;
    private final JobFlow flow;
    private final JobTerms terms;
    private final AuditTrail audit;

    IppSubmission(
            SpoolJobs jobs, JobRegister register, IppPapers papers, JobFlow flow, JobTerms terms, AuditTrail audit) {
        this.jobs = jobs;
        this.register = register;
        this.papers = papers;
        this.flow = flow;
        this.terms = terms;
        this.audit = audit;
    }

    /// Where somebody prints: the share, and the printer that is behind it now.
    public record Place(UUID share, UUID printer) {}

    /// Who prints: the person, who says so, and by what right that is believed.
    public record Sender(Person person, Actor actor, String proof) {

        /// What the audit says of it.
        public Map<String, String> details() {
            return Map.of("via", "ipp", "identity", proof);
        }
    }

    /// How a job is to be printed: whom the client named, the attributes, encoded, and what Graph has a
    /// property for.
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Wishes(String user, byte[] attributes, PrintJobConfiguration configuration) {

        IppOrigin origin() {
            return new IppOrigin(user, attributes, null);
        }
    }

    /// Refuses a job that would not be taken, before its document is read.
    @Transactional
    public void check(UUID printer, Person person) {
        register.mayCreate(printer, person.id().value());
    }

    /// A new job with its document, started.
    @Transactional
    public JobAddress print(Place place, Sender sender, Wishes wishes, ReceivedDocument document) {
        var job = create(place, sender, wishes);
        start(job, sender, document);
        return job.address();
    }

    /// A new job whose document is to come within this time.
    @Transactional
    public JobAddress open(Place place, Sender sender, Wishes wishes, Duration within) {
        var job = create(place, sender, wishes);
        job.cameOverIpp(wishes.origin().waitingUntil(terms.now().plus(within)));
        audit.record(sender.actor(), "spool.job-created", job.address().toString(), sender.details());
        Log.infof(
                "Print job created job=%s owner=%s",
                job.address(), sender.person().id());
        return job.address();
    }

    /// The document is on its way: the job waits so much longer for it. Refused where it waits for none.
    @Transactional
    public void await(JobScope scope, JobAddress address, Duration within) {
        waiting(scope, address).awaitDocument(terms.now().plus(within));
    }

    /// A document was refused: the job waits so much longer for another, if it waits at all.
    @Transactional
    public void awaitAnother(JobScope scope, JobAddress address, Duration within) {
        var job = jobs.locked(scope, address);
        if (!job.isEnded() && !job.isStarted()) job.awaitDocument(terms.now().plus(within));
    }

    /// The document has come; the job starts.
    @Transactional
    public void complete(JobScope scope, JobAddress address, Sender sender, ReceivedDocument document) {
        start(waiting(scope, address), sender, document);
    }

    /// No document will come: a job that waits for one ends; one that has it is left alone.
    @Transactional
    public void close(JobScope scope, JobAddress address, Sender sender) {
        var job = jobs.locked(scope, address);
        if (job.isEnded()) throw notPossible("The job has ended.");
        if (!job.isStarted()) {
            flow.end(job, JobEnd.NO_DOCUMENT);
            audit.record(sender.actor(), "spool.job-closed", address.toString(), sender.details());
        }
    }

    private SpoolJob create(Place place, Sender sender, Wishes wishes) {
        var job = register.awaitingUpload(place.printer(), Owner.of(sender.person()), wishes.configuration());
        job.cameBy(place.share());
        job.cameOverIpp(wishes.origin());
        return job;
    }

    private void start(SpoolJob job, Sender sender, ReceivedDocument document) {
        papers.enter(job, Ids.next(), document);
        flow.start(job);
        audit.record(sender.actor(), "spool.job-started", job.address().toString(), sender.details());
        Log.infof("Print job started job=%s state=%s over=ipp", job.address(), job.state());
    }

    private SpoolJob waiting(JobScope scope, JobAddress address) {
        var job = jobs.locked(scope, address);
        if (job.isEnded()) throw notPossible("The job has ended.");
        if (job.isStarted()) throw notPossible("The job has its document.");
        return job;
    }

    private static ProblemException notPossible(String why) {
        return new ProblemException(409, NOT_POSSIBLE, why);
    }
}
