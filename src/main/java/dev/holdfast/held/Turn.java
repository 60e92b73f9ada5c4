package dev.holdfast.held;

import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.TaskRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Our turn to move a release on. `attempt` fences what is recorded of it; `sent` says whether a redirect was ever
/// about to be sent, `over` that no further one is to be.
record Turn(
        UUID release,
        int attempt,
        UUID job,
        JobRef source,
        TaskRef hold,
        String destination,
        @Nullable PrintJobConfiguration configuration,
        boolean sent,
        boolean over) {}
