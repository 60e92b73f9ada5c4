package dev.holdfast.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.printer.SubscriptionAge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the intake is: what it gets, what waits, what it refused, and what had to be found by comparing; `paused`
/// while the print cloud wants to be left alone, and `unsubscribed` how many of the queues have no subscription that
/// lives.
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
        long unsubscribed,
        List<SubscriptionAge> subscriptions) {

    /// A queue's last whole comparison, none where there never was one, and why the last one failed, if it did.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QueueView(
            String printerId,
            @Nullable Instant reconciledAt,
            long recovered,
            @Nullable String failure) {}

    /// Seconds until the first current subscription ends; negative where one has ended, NaN where there is
    /// none.
    double secondsToExpiry(Instant now) {
        return current()
                .map(SubscriptionAge::expiresAt)
                .filter(Objects::nonNull)
                .mapToDouble(end -> seconds(now, end))
                .min()
                .orElse(Double.NaN);
    }

    /// How often in a row the renewal of a current subscription has failed, at most.
    int renewalFailures() {
        return current().mapToInt(SubscriptionAge::failures).max().orElse(0);
    }

    /// Seconds since the last whole comparison of the queue that has waited longest for one; infinite where
    /// there never was one.
    double secondsBehind(Instant now) {
        return queues.stream()
                .map(QueueView::reconciledAt)
                .mapToDouble(at -> at == null ? Double.POSITIVE_INFINITY : seconds(at, now))
                .max()
                .orElse(0);
    }

    /// How many queues could not be compared the last time.
    long failing() {
        return queues.stream().filter(queue -> queue.failure() != null).count();
    }

    /// Seconds since the last notification; NaN where none ever came.
    double secondsSilent(Instant now) {
        return lastNotificationAt == null ? Double.NaN : seconds(lastNotificationAt, now);
    }

    private Stream<SubscriptionAge> current() {
        return subscriptions.stream()
                .filter(subscription -> subscription.state().equals("current"));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }
}
