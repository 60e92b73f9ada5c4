package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.DatabaseTime;
import dev.holdfast.base.Ids;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.graph.UserIdentity;
import dev.holdfast.identity.People;
import dev.holdfast.identity.Person;
import dev.holdfast.identity.UserId;
import dev.holdfast.printer.Queue;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Records jobs that the print cloud holds for us, in the caller's transaction.
@ApplicationScoped
class Holding {

    private static final Actor HOLDFAST = Actor.system("held");
    private static final String NOBODY = "Unknown";
    private static final int LONGEST_NAME = 200;

    private final HeldJobs jobs;
    private final People people;
    private final AuditTrail audit;
    private final DatabaseTime time;
    private final Arrived arrived;

    Holding(HeldJobs jobs, People people, AuditTrail audit, DatabaseTime time, Arrived arrived) {
        this.jobs = jobs;
        this.people = people;
        this.audit = audit;
        this.time = time;
        this.arrived = arrived;
    }

    /// Whether it was new, or came back; what is known changes nothing.
    boolean record(Queue queue, TaskRef task, JobRef ref, PrintJob job) {
        return cameBack(queue, task, ref, job) || isFound(queue, ref) || isNew(arrival(queue, task, ref, job));
    }

    // A print cloud that lags, or was restored, knows again what it did not know for a while.
    private boolean isFound(Queue queue, JobRef ref) {
        var lost = jobs.lockedLost(ref);
        lost.ifPresent(job -> {
            job.foundAgain(time.now(), queue.holdFor(), queue.longestHold());
            audit.record(HOLDFAST, "job.found-again", job.id().toString(), Map.of());
            arrived.foundAgain(job);
            Log.warnf("Job found again at the print cloud job=%s source=%s", job.id(), ref);
        });
        return lost.isPresent();
    }

    private boolean isNew(Arrival arrival) {
        var now = time.now();
        var job = new HeldJob(Ids.next(), arrival, now);
        if (!jobs.insertIfNew(job, arrival, now)) {
            return false;
        }
        var details = Map.of(
                "printer", arrival.job().printerId(),
                "job", arrival.job().jobId(),
                "owner", arrival.owner().map(UserId::toString).orElse("none"));
        audit.record(HOLDFAST, "job.held", job.id().toString(), details);
        arrived.held(job, arrival.paper(), arrival.submittedAt());
        Log.infof("Job held job=%s source=%s owner=%s", job.id(), job.ref(), details.get("owner"));
        return true;
    }

    // The bundled print service withdraws a job of which nothing was sent in time, or that the printer refuses: a
    // successor on the queue it came from, which says why.
    private boolean cameBack(Queue queue, TaskRef task, JobRef ref, PrintJob successor) {
        if (jobs.isKnown(ref)) {
            return false;
        }
        var earlier = JobRef.parse(successor.redirectedFrom()).flatMap(jobs::lockedByCopy);
        earlier.ifPresent(job -> {
            job.cameBack(ref, task, time.now(), queue.holdFor());
            job.isIn(Arrival.Paper.of(successor).document());
            audit.record(HOLDFAST, "job.came-back", job.id().toString(), Map.of("job", ref.jobId()));
            arrived.cameBack(job, ReleaseEnds.whyBack(successor.status()));
            Log.infof("Job came back job=%s source=%s", job.id(), ref);
        });
        return earlier.isPresent();
    }

    private Arrival arrival(Queue queue, TaskRef task, JobRef ref, PrintJob job) {
        var creator = Objects.requireNonNullElse(job.createdBy(), new UserIdentity(null, null, null, null));
        var owner = people.resolve(creator.id(), creator.userPrincipalName(), creator.displayName());
        return new Arrival(
                ref,
                task,
                queue,
                owner,
                nameOf(owner, creator),
                Arrival.Paper.of(job),
                Objects.requireNonNullElse(job.configuration(), PrintJobConfiguration.NONE),
                job.createdDateTime());
    }

    private String nameOf(Optional<UserId> owner, UserIdentity creator) {
        return Texts.orElse(
                owner.flatMap(people::find).map(Person::displayName).orElse(creator.displayName()),
                LONGEST_NAME,
                NOBODY);
    }
}
