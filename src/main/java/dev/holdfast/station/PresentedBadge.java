package dev.holdfast.station;

import dev.holdfast.identity.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A known badge as it was read at a terminal; `pepper` is the one it is kept under.
record PresentedBadge(
        UUID id, UserId person, boolean disabled, @Nullable PinHash pin, Pepper pepper) {}
