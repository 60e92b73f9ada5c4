package dev.holdfast.graph;

/// What became of a redirect, as far as the print cloud can be asked.
public sealed interface RedirectOutcome {

    /// The print cloud moved the job; `copy` is the job at the destination.
    record Accepted(JobRef copy) implements RedirectOutcome {}

    /// The job had been moved before; `copy` may be at our destination or at another.
    record AlreadyRedirected(JobRef copy) implements RedirectOutcome {}

    /// The job is where it was, still paused, and its task still processing: it may be tried again.
    record NotTaken(String reason) implements RedirectOutcome {}

    /// Nobody can say yet; [UniversalPrint#whereIs] settles it later.
    record Unknown(String reason) implements RedirectOutcome {}
}
