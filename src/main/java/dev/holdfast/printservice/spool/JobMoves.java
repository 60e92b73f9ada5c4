package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJobConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Carries a job on at another printer and, where that one does not take it, back. The job is locked by the caller's
/// transaction.
@ApplicationScoped
class JobMoves {

    private final SpoolPrinters printers;
    private final SpoolJobs jobs;
    private final JobRegister register;
    private final JobHolds holds;
    private final JobFlow flow;

    JobMoves(SpoolPrinters printers, SpoolJobs jobs, JobRegister register, JobHolds holds, JobFlow flow) {
        this.printers = printers;
        this.jobs = jobs;
        this.register = register;
        this.holds = holds;
        this.flow = flow;
    }

    /// The job at `destination`, on its way to the device there; `job` and the task that held it are completed
    /// by it.
    SpoolJob redirect(SpoolJob job, SpoolTask hold, UUID destination, PrintJobConfiguration over) {
        if (job.isAt(destination)) {
            throw GraphProblem.badRequest("The job is at the destination printer already.");
        }
        register.accepting(destination);
        var moved = register.carryOn(job, destination, job.configuration().mergedWith(over));
        flow.goOnOrComeBack(moved);
        holds.complete(hold);
        flow.end(job, JobEnd.REDIRECTED);
        return moved;
    }

    /// Ends a job and its hold.
    void abort(SpoolJob job, String reason) {
        flow.end(job, JobEnd.aborted(reason));
    }

    /// Ends a redirected job of which nothing was printed, and says why: a sentence without its full stop. A
    /// successor at the printer that it came from is held as the job was there before: the same content, owner,
    /// configuration and application. It says the same. There is none where that printer is gone, or nobody is
    /// left who could act on its hold.
    void withdraw(SpoolJob job, String why) {
        var source = job.redirectedFrom().orElseThrow();
        var hold = holds.latestOn(source)
                .filter(holds::isAlive)
                .filter(_ -> printers.known(source.printer()).isPresent());
        var end = JobEnd.aborted(why + (hold.isPresent() ? "; it is held again." : "."));
        hold.ifPresent(earlier -> {
            var back = register.carryOn(job, source.printer(), configuredAt(source));
            back.comeBack(end.description());
            holds.holdLike(earlier, back);
        });
        flow.end(job, end);
    }

    // As it was before the redirect that failed, which may have wished for something of its own.
    private PrintJobConfiguration configuredAt(JobAddress source) {
        return jobs.findById(source.number()).configuration();
    }
}
