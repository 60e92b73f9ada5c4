package dev.holdfast.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.held.ReleaseQueue;
import dev.holdfast.printer.SubscriptionAge;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the intake is: what it gets, what waits, what it refused, and what had to be found by comparing.
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntakeView(
        @Nullable Instant lastNotificationAt,
        long lagSeconds,
        long waiting,
        long setAside,
        long forged,
        long unknown,
        long recovered,
        List<ReleaseQueue.Reconciliation> queues,
        List<SubscriptionAge> subscriptions) {}
