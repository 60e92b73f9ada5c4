package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/// Until when things live, by the database's time.
@ApplicationScoped
class JobTerms {

    /// Our choice: a job outlives its upload by so much, so that the last part is never too late for its own
    /// job.
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final DatabaseTime time;
    private final SpoolConfig config;

    JobTerms(DatabaseTime time, SpoolConfig config) {
        this.time = time;
        this.config = config;
    }

    Instant now() {
        return time.now();
    }

    Instant uploadUntil() {
        return now().plus(config.uploadWithin());
    }

    /// Until when a job whose document is not there yet lives.
    Instant waitForUploadUntil() {
        return uploadUntil().plus(MARGIN);
    }

    /// Until when a job lives that nobody claims.
    Instant keepUntil() {
        return now().plus(config.keepJobsFor());
    }

    /// Until when an ended job can be read.
    Instant rememberUntil() {
        return now().plus(config.rememberJobsFor());
    }

    Instant withdrawAt() {
        return now().plus(config.deliverWithin());
    }

    Instant downloadUntil() {
        return now().plus(config.downloadWithin());
    }
}
