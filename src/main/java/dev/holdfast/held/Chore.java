package dev.holdfast.held;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Something still to be done about a job beside its release, claimed by us for a while. `tries` counts this one too,
/// `age` is how long it has been to do. `since` and `tries` together fence what is recorded: a chore that is put on the
/// list afresh begins to count again.
record Chore(UUID job, Kind kind, int tries, Instant since, Duration age) {

    /// What is to be done.
    enum Kind {
        COUNT_PAGES,
        ABORT,
        WATCH
    }
}
