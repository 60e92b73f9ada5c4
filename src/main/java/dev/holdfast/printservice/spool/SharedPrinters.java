package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Which printer is behind a share, for those who may use it.
@ApplicationScoped
public class SharedPrinters {

    private final SpoolShares shares;
    private final SpoolJobs jobs;

    SharedPrinters(SpoolShares shares, SpoolJobs jobs) {
        this.shares = shares;
        this.jobs = jobs;
    }

    /// The printer; a 404 where there is no such share, or none that the viewer may use.
    @Transactional
    public UUID behind(UUID share, Viewer viewer) {
        return shares.usable(share, viewer)
                .map(found -> found.printer().id())
                .orElseThrow(() -> GraphProblem.notFound("printerShare", share));
    }

    /// Refuses a job that came by a share which the viewer may not use any more. Our choice: what was started
    /// before that stays as it is.
    @Transactional
    public void mustStillAllow(JobScope scope, JobAddress address, Viewer viewer) {
        var share = jobs.shown(scope, address).flatMap(SpoolJob::share);
        if (share.isPresent() && shares.usable(share.get(), viewer).isEmpty()) {
            throw GraphProblem.forbidden("The job came by a printer share that this person may not use any more.");
        }
    }
}
