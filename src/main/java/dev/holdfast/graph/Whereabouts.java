package dev.holdfast.graph;

/// Where a job that we hold is now, read from the job and its task.
public sealed interface Whereabouts {

    /// Paused, and our task on it is processing.
    record Waiting() implements Whereabouts {}

    /// Moved; `copy` is the job it was moved to.
    record Redirected(JobRef copy) implements Whereabouts {}

    /// Not waiting and not moved: ended (`state` in Graph's words).
    record Gone(String state) implements Whereabouts {}

    /// The print cloud does not know the job, or our task on it (`what` is missing). A part of it that lags
    /// behind, or was just failed over to, may say so for a moment; only a later look makes it sure.
    record Missing(String what) implements Whereabouts {}

    /// The print cloud could not be asked.
    record Unreachable(String reason) implements Whereabouts {}
}
