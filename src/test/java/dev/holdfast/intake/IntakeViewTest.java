package dev.holdfast.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printer.SubscriptionAge;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntakeViewTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void the_queue_that_was_compared_longest_ago_counts() {
        var view = view(List.of(compared(NOW.minusSeconds(60)), compared(NOW.minusSeconds(200))), List.of(), null);

        assertThat(view.secondsBehind(NOW)).isEqualTo(200);
        assertThat(view.failing()).isEqualTo(2);
    }

    @Test
    void a_queue_that_was_never_compared_is_behind_without_end_and_no_queue_is_not_behind() {
        assertThat(view(List.of(compared(NOW), compared(null)), List.of(), null).secondsBehind(NOW))
                .isInfinite();
        assertThat(view(List.of(), List.of(), null).secondsBehind(NOW)).isZero();
    }

    @Test
    void the_current_subscription_that_ends_first_and_the_one_that_fails_most_count() {
        var subscriptions = List.of(
                subscription("replaced", NOW.minusSeconds(9), 9),
                subscription("current", NOW.plusSeconds(60), 0),
                subscription("current", NOW.plusSeconds(30), 2),
                subscription("pending", null, 0));

        assertThat(view(List.of(), subscriptions, null).secondsToExpiry(NOW)).isEqualTo(30);
        assertThat(view(List.of(), subscriptions, null).renewalFailures()).isEqualTo(2);
    }

    @Test
    void what_there_never_was_is_no_number() {
        assertThat(view(List.of(), List.of(), null).secondsToExpiry(NOW)).isNaN();
        assertThat(view(List.of(), List.of(), null).secondsSilent(NOW)).isNaN();
        assertThat(view(List.of(), List.of(), NOW.minusSeconds(5)).secondsSilent(NOW))
                .isEqualTo(5);
    }

    private static IntakeView.QueueView compared(@Nullable Instant at) {
        return new IntakeView.QueueView("queue", at, 0, "away");
    }

    private static SubscriptionAge subscription(String state, @Nullable Instant end, int failures) {
        return new SubscriptionAge(new UUID(1, 1), new UUID(2, 2), state, NOW, end, failures);
    }

    private static IntakeView view(
            List<IntakeView.QueueView> queues, List<SubscriptionAge> subscriptions, @Nullable Instant last) {
        return new IntakeView(last, 0, 0, 0, 0, 0, 0, false, queues, 0, subscriptions);
    }
}
