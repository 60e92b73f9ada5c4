package dev.holdfast.printservice.spool;

import dev.holdfast.base.Prunable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/// Forgets archived jobs, and later what was printed, each after a time of its own.
@ApplicationScoped
class ReportRetention implements Prunable {

    private static final int BATCH = 500;

    private final JobArchive archive;
    private final UsageRows usage;
    private final ReportsConfig config;

    ReportRetention(JobArchive archive, UsageRows usage, ReportsConfig config) {
        this.archive = archive;
        this.usage = usage;
        this.config = config;
    }

    @Override
    public boolean pruneBatch() {
        boolean more = QuarkusTransaction.requiringNew().call(() -> archive.forget(config.keepJobsFor(), BATCH));
        return QuarkusTransaction.requiringNew().call(() -> usage.forget(config.keepUsageFor(), BATCH)) || more;
    }
}
