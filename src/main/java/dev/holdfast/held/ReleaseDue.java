package dev.holdfast.held;

import java.time.Duration;

/// A release goes on after this time: fired in the transaction that puts it off, so that it need not wait for the next
/// usual look.
record ReleaseDue(Duration in) {}
