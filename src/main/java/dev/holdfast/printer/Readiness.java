package dev.holdfast.printer;

/// Whether a destination would print now.
public sealed interface Readiness {

    /// It accepts jobs and is not stopped.
    record Ready(Destination destination) implements Readiness {}

    /// It would not; `detail` is a sentence for the person.
    record NotReady(String detail) implements Readiness {}

    /// The print cloud does not know it (any more).
    record NoSuchPrinter() implements Readiness {}

    /// The print cloud could not be asked.
    record CannotTell(String reason) implements Readiness {}
}
