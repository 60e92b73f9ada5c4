package dev.holdfast.graph;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of a redirect, as far as the print cloud can be asked.
public sealed interface RedirectOutcome {

    /// The print cloud answered that it moved the job; `copy` is the job at the destination.
    record Accepted(JobRef copy) implements RedirectOutcome {}

    /// No answer said so, but reading the job shows that it was moved, by this call or before; `copy` may be
    /// at our destination (then all is well) or at another.
    record AlreadyRedirected(JobRef copy) implements RedirectOutcome {}

    /// Refused, and read again: the job is where it was, still paused, and its task still processing.
    record NotTaken(String reason) implements RedirectOutcome {}

    /// Turned away before anything of the call was done, because of our credential or because we call too often
    /// (`retryAfter` where the print cloud said for how long), and nothing that could be read says otherwise.
    record TurnedAway(String reason, @Nullable Duration retryAfter) implements RedirectOutcome {}

    /// Nobody can say yet: the answer was lost, or said "not now" (`retryAfter` where the print cloud gave
    /// one), or the job could not be read. [UniversalPrint#whereIs] settles it later.
    record Unknown(String reason, @Nullable Duration retryAfter) implements RedirectOutcome {}
}
