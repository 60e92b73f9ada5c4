package dev.holdfast.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.printer.SubscriptionAge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the intake is: what it gets, what waits, what it refused, and what had to be found by comparing; `paused`
/// while the print cloud wants to be left alone.
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntakeView(
        @Nullable Instant lastNotificationAt,
        long lagSeconds,
        long waiting,
        long setAside,
        long forged,
        long unknown,
        long recovered,
        boolean paused,
        List<QueueView> queues,
        List<SubscriptionAge> subscriptions) {

    /// A queue's last whole comparison, and why the last one failed, if it did.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QueueView(
            String printerId,
            @Nullable Instant reconciledAt,
            long recovered,
            @Nullable String failure) {}

    /// Seconds until the first current subscription ends; negative where one has ended.
    double secondsToExpiry(Instant now) {
        return subscriptions.stream()
                .filter(subscription -> subscription.state().equals("current"))
                .map(SubscriptionAge::expiresAt)
                .filter(Objects::nonNull)
                .mapToDouble(end -> Duration.between(now, end).toMillis() / 1_000.0)
                .min()
                .orElse(Double.NaN);
    }

    /// Seconds since the last whole comparison of the queue that has waited longest for one.
    double secondsBehind(Instant now) {
        return queues.stream()
                .map(QueueView::reconciledAt)
                .filter(Objects::nonNull)
                .mapToDouble(at -> Duration.between(at, now).toMillis() / 1_000.0)
                .max()
                .orElse(Double.NaN);
    }
}
