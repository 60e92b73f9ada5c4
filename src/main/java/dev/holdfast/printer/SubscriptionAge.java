package dev.holdfast.printer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subscription of ours as it stands: `state` is `pending`, `current` or `replaced`; the last ones still prove
/// notifications that were under way. `failures` counts the renewals that failed since the last one that did not.
public record SubscriptionAge(
        UUID id,
        UUID virtualPrinter,
        String state,
        Instant createdAt,
        @Nullable Instant expiresAt,
        int failures) {}
