package dev.holdfast.station;

import dev.holdfast.identity.UserId;
import java.time.Duration;
import java.util.UUID;

/// What a badge that was read at a terminal turned out to be.
sealed interface BadgeAnswer {

    /// It is this person's; they may have a session.
    record Opens(UserId person, UUID badge) implements BadgeAnswer {}

    /// Nobody's. `support` is what to tell the help desk.
    record Unknown(String support) implements BadgeAnswer {}

    /// An administrator disabled it.
    record Disabled() implements BadgeAnswer {}

    /// It needs its PIN, which did not come with it.
    record PinRequired() implements BadgeAnswer {}

    /// The PIN was not its own, and that was counted.
    record PinWrong() implements BadgeAnswer {}

    /// Too much was tried: with this badge, or at this terminal.
    record Locked(Duration retryAfter) implements BadgeAnswer {}
}
