package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.printservice.spool.Deliveries.Assignment;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// How deliveries end: done, refused, given up, or taken back. What somebody says whose turn it no longer is does
/// nothing.
@ApplicationScoped
public class DeliveryEnds {

    private static final int AT_ONCE = 50;
    private static final Actor DELIVERY = Actor.system("print-service");

    private final DeliveryQueue queue;
    private final SpoolJobs jobs;
    private final JobFlow flow;
    private final JobMoves moves;
    private final AuditTrail audit;

    DeliveryEnds(DeliveryQueue queue, SpoolJobs jobs, JobFlow flow, JobMoves moves, AuditTrail audit) {
        this.queue = queue;
        this.jobs = jobs;
        this.flow = flow;
        this.moves = moves;
        this.audit = audit;
    }

    /// The device has all of it.
    @Transactional
    public void delivered(Assignment assignment) {
        var job = jobs.locked(assignment.job().number()).orElseThrow();
        var dropped = queue.dropped(assignment.job().number());
        if (queue.finish(assignment.turn())) {
            job.acquire();
            end(job, dropped.map(JobEnd::deliveredWithout).orElse(JobEnd.DELIVERED));
        }
    }

    /// The device will never take it, and nothing of it was printed. A redirected job goes back, for another
    /// printer.
    @Transactional
    public void refused(Assignment assignment, String reason) {
        var job = jobs.locked(assignment.job().number()).orElseThrow();
        var why = "The printer refused the print job: " + reason;
        boolean comesBack = queue.comesBack(assignment.job().number());
        if (!queue.finish(assignment.turn())) return;
        if (comesBack) withdraw(job, why);
        else end(job, JobEnd.aborted(why + "."));
    }

    /// The device had all of it and gave it up; some of it may be on paper.
    @Transactional
    public void failed(Assignment assignment, String reason) {
        finish(assignment, JobEnd.aborted("The printer did not print the job: " + reason));
    }

    /// Somebody cancelled it, at the device or with us.
    @Transactional
    public void canceled(Assignment assignment) {
        finish(assignment, queue.canceled(assignment.job().number()));
    }

    /// Nobody will ever be able to say.
    @Transactional
    public void unconfirmed(Assignment assignment, String reason) {
        Log.warnf("Delivery uncertain job=%s reason=%s", assignment.job(), reason);
        finish(assignment, JobEnd.UNCERTAIN);
    }

    private void finish(Assignment assignment, JobEnd how) {
        var job = jobs.locked(assignment.job().number()).orElseThrow();
        if (queue.finish(assignment.turn())) end(job, how);
    }

    /// Nobody can say. Another attempt finds out; where none could for too long, the job ends with a word that
    /// says so.
    @Transactional
    public void unknown(Assignment assignment, String reason) {
        unknown(assignment, reason, queue::retryAlone);
    }

    /// The same, as something went wrong here: the more attempts there were, the later the next one is.
    @Transactional
    public void broken(Assignment assignment, String reason) {
        unknown(assignment, reason, queue::putAside);
    }

    private void unknown(Assignment assignment, String reason, Predicate<DeliveryQueue.Turn> again) {
        var job = jobs.locked(assignment.job().number()).orElseThrow();
        if (queue.isHopeless(assignment.turn())) {
            if (queue.finish(assignment.turn())) end(job, JobEnd.UNCERTAIN);
        } else if (again.test(assignment.turn()) && job.printing(reason)) {
            Log.warnf("Delivery uncertain job=%s attempt=%d reason=%s", job.address(), assignment.attempt(), reason);
        }
    }

    /// Redirected jobs of which nothing was sent in time.
    @Transactional
    public List<Long> late() {
        return queue.late(AT_ONCE);
    }

    /// Takes such a job back, unless it was sent meanwhile.
    @Transactional
    public void takeBack(long number) {
        var job = jobs.locked(number).orElseThrow();
        if (queue.removeLate(number)) withdraw(job, "The printer did not take the print job in time");
    }

    private void withdraw(SpoolJob job, String why) {
        moves.withdraw(job, why);
        audit.record(DELIVERY, "spool.job-withdrawn", job.address().toString(), Map.of());
        Log.infof("Print job withdrawn job=%s successor=%s", job.address(), job.redirectedTo());
    }

    private void end(SpoolJob job, JobEnd how) {
        flow.end(job, how);
        audit.record(
                DELIVERY,
                "spool.job-delivery-ended",
                job.address().toString(),
                Map.of("state", how.state().name()));
        Log.infof("Delivery ended job=%s state=%s", job.address(), how.state());
    }
}
