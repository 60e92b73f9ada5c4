package dev.holdfast.held;

import java.time.Duration;

/// A chore is to be done after this time: fired in the transaction that puts it on the list or off.
record ChoreDue(Chore.Kind kind, Duration in) {}
