package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// Shows the jobs that there are.
@ApplicationScoped
public class JobBoard {

    private final SpoolPrinters printers;
    private final SpoolJobs jobs;
    private final JobViews views;

    JobBoard(SpoolPrinters printers, SpoolJobs jobs, JobViews views) {
        this.printers = printers;
        this.jobs = jobs;
        this.views = views;
    }

    /// Which jobs to list, and in which order: of everybody or of one user principal name.
    public record Query(Optional<String> userPrincipalName, JobOrder order, int limit, Expand expand) {}

    /// The job; a 404 where there is none, or none that the scope shows.
    @Transactional
    public PrintJob job(JobScope scope, JobAddress address, Expand expand) {
        return views.of(jobs.shown(scope, address).orElseThrow(address::unknown), expand);
    }

    /// The scope's jobs.
    @Transactional
    public List<PrintJob> jobs(JobScope scope, Query query) {
        printers.required(scope.printer());
        var wanted = new SpoolJobs.Wanted(scope, query.userPrincipalName(), query.order(), query.limit());
        return views.of(jobs.list(wanted), query.expand());
    }
}
