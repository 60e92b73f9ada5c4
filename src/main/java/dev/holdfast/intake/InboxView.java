package dev.holdfast.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An inbox item as administrators see it.
@JsonInclude(JsonInclude.Include.NON_NULL)
record InboxView(
        UUID id,
        String kind,
        String state,
        UUID subscription,
        @Nullable String resource,
        @Nullable String event,
        Instant receivedAt,
        int tries,
        @Nullable String reason) {}
