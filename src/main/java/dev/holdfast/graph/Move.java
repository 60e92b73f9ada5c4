package dev.holdfast.graph;

import org.jspecify.annotations.Nullable;

/// A held job, our task on it, and where it is to go, with `configuration` merged over its own. `decided` is when the
/// caller began to make sure that it may ([System#nanoTime]): half a minute later it is not sent any more.
public record Move(
        JobRef job,
        TaskRef task,
        String destination,
        @Nullable PrintJobConfiguration configuration,
        long decided) {}
