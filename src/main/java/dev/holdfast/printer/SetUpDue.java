package dev.holdfast.printer;

/// Fired in the transaction that made a step due; heard once it has committed.
record SetUpDue() {}
