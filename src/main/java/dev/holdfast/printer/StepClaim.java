package dev.holdfast.printer;

import java.util.function.Consumer;

/// An attempt at a step, as the step's code sees it: the queue, and the only ways to change what is recorded of it.
/// Both throw [Lost] where another replica has the step now, and then nothing more may be done.
interface StepClaim {

    /// The queue, as last recorded.
    PrinterQueue queue();

    /// Renews the lease; to be called before each call that makes something, so that nobody makes it a second
    /// time.
    void hold();

    /// Changes the queue, committed at once.
    void record(Consumer<PrinterQueue> change);

    /// Another has the step.
    final class Lost extends RuntimeException {
        Lost() {
            super("another has the step now");
        }
    }
}
