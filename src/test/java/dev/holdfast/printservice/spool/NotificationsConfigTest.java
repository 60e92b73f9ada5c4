package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.base.Backoff;
import dev.holdfast.base.Ids;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The times as they are shipped, which are Microsoft's; the other tests are less patient.
class NotificationsConfigTest {

    private NotificationsConfig shipped;

    @BeforeEach
    void read() throws IOException {
        var properties = Objects.requireNonNull(getClass().getResource("/application.properties"));
        shipped = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties))
                .addDefaultInterceptors()
                .withMapping(NotificationsConfig.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(NotificationsConfig.class);
    }

    private static Outbox.Delivery refused(int times) {
        var item = new Outbox.Item(Ids.next(), times, null, "print/x", "{}");
        return new Outbox.Delivery(
                Ids.next(),
                Ids.next(),
                URI.create("https://station.example.com/"),
                Ids.next(),
                Ids.next(),
                Watched.Kind.TASKS,
                null,
                Instant.EPOCH,
                List.of(item));
    }

    @Test
    void a_subscriber_has_three_seconds_at_first_and_ten_at_each_repetition() {
        assertThat(refused(0).within(shipped)).isEqualTo(Duration.ofSeconds(3));
        assertThat(refused(1).within(shipped)).isEqualTo(Duration.ofSeconds(10));
        assertThat(refused(240).within(shipped)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void it_has_ten_seconds_for_the_handshake() {
        assertThat(shipped.retryTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void repetitions_go_on_for_four_hours_and_are_a_minute_apart_at_most() {
        var backoff = new Backoff(shipped.firstRetryAfter(), shipped.lastRetryAfter());

        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(1_600), Duration.ofSeconds(2));
        assertThat(backoff.after(2)).isBetween(Duration.ofMillis(3_200), Duration.ofSeconds(4));
        assertThat(backoff.after(240)).isBetween(Duration.ofSeconds(48), Duration.ofMinutes(1));
        assertThat(shipped.dropAfter()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void the_reminder_comes_fifteen_minutes_before_the_end() {
        assertThat(shipped.reauthorizeBefore()).isEqualTo(Duration.ofMinutes(15));
    }
}
