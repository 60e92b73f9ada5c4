package dev.holdfast.held;

import dev.holdfast.base.DatabaseTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// How long is waited before something counts as sure that cannot be read at the print cloud.
@ApplicationScoped
class Patience {

    private final DatabaseTime time;
    private final HeldConfig config;

    Patience(DatabaseTime time, HeldConfig config) {
        this.time = time;
        this.config = config;
    }

    /// The print cloud does not know the job where it should be; whether that has been so for long
    /// enough. The job is locked by the caller's transaction.
    boolean isSurelyMissing(HeldJob job) {
        return job.missing(time.now(), config.sureAfter());
    }

    /// When to look again for what is missing.
    Duration untilNextLook() {
        return config.sureAfter();
    }

    /// Whether the job was watched for so long that nobody will say any more what became of it.
    boolean isOver(Chore watch) {
        return watch.age().compareTo(config.watchFor()) > 0;
    }
}
