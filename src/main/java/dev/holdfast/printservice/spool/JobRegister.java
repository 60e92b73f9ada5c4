package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import dev.holdfast.graph.PrintJobConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Enters jobs, each with its document: new ones, and those that carry another on at another printer.
@ApplicationScoped
class JobRegister {

    private final SpoolPrinters printers;
    private final SpoolJobs jobs;
    private final SpoolDocuments documents;
    private final JobTerms terms;
    private final ServiceLimits limits;
    private final SpoolConfig config;

    JobRegister(
            SpoolPrinters printers,
            SpoolJobs jobs,
            SpoolDocuments documents,
            JobTerms terms,
            ServiceLimits limits,
            SpoolConfig config) {
        this.printers = printers;
        this.jobs = jobs;
        this.documents = documents;
        this.terms = terms;
        this.limits = limits;
        this.config = config;
    }

    /// Refuses a job that this person could not have at the printer.
    void mayCreate(UUID printer, UUID owner) {
        accepting(printer);
        checkNumber(printer, owner);
    }

    private void checkNumber(UUID printer, UUID owner) {
        if (jobs.openOf(owner) >= config.jobsPerPerson()) {
            throw GraphProblem.full("This person has too many print jobs already.");
        }
        limits.checkJob(printer, owner);
    }

    SpoolJob awaitingUpload(UUID printer, Owner owner, PrintJobConfiguration configuration) {
        accepting(printer);
        checkNumber(printer, owner.id());
        var job = SpoolJob.awaitingUpload(jobs.nextAt(printer), owner, configuration, terms);
        jobs.persist(job);
        limits.submitted(job);
        documents.persist(new SpoolDocument(Ids.next(), job.address().number()));
        jobs.flush();
        return job;
    }

    /// Refuses a printer that takes no jobs; our choice is that one which has not said yet does.
    void accepting(UUID printer) {
        if (Boolean.FALSE.equals(printers.required(printer).shown(false).isAcceptingJobs())) {
            throw GraphProblem.conflict("The printer is not accepting jobs.");
        }
    }

    /// A new job at `printer` with the same owner and the same content, to be printed in this way; `job` is
    /// locked and knows of it afterwards.
    SpoolJob carryOn(SpoolJob job, UUID printer, PrintJobConfiguration printed) {
        var moved = job.movedTo(jobs.nextAt(printer), printed, terms);
        jobs.persist(moved);
        documents.persist(documents.of(job).copyFor(Ids.next(), moved.address().number()));
        jobs.flush();
        return moved;
    }
}
