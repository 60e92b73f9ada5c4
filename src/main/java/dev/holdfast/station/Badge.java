package dev.holdfast.station;

import dev.holdfast.identity.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A badge as administrators see it.
record Badge(
        UUID id,
        UserId person,
        BadgeMark mark,
        @Nullable String label,
        boolean hasPin,
        boolean disabled,
        Instant createdAt) {}
