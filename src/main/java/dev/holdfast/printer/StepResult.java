package dev.holdfast.printer;

import java.time.Duration;

/// How an attempt at a step ended, where the print cloud did not refuse.
sealed interface StepResult {

    /// Nothing is left to do.
    record Done() implements StepResult {}

    /// The print cloud is still at it; look again after `pause`.
    record Wait(Duration pause, String detail) implements StepResult {}

    /// It cannot go on by itself; `detail` is a sentence for the administrator.
    record Failed(String detail) implements StepResult {}
}
