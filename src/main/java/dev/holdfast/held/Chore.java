package dev.holdfast.held;

import java.time.Duration;
import java.util.UUID;

/// Something still to be done about a job beside its release, claimed by us for a while. `tries` counts this one too
/// and
/// fences what is recorded; `age` is how long it has been to do.
record Chore(UUID job, Kind kind, int tries, Duration age) {

    /// What is to be done.
    enum Kind {
        COUNT_PAGES,
        ABORT,
        WATCH
    }
}
