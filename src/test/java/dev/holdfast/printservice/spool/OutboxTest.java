package dev.holdfast.printservice.spool;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long a notification is tried, and how often. The first wait is a tenth of the shipped one, see
/// [NotificationsConfigTest].
@QuarkusTest
class OutboxTest {

    private static final CountDownLatch OVER = new CountDownLatch(1);

    // As many as one endpoint may have under way, which is more than there are connections.
    private static final int MANY = 20;
    // Those of work that nobody stands and waits for.
    private static final int PLACES = 7;

    private static WebhookReceiver receiver;

    @Inject
    Outbox outbox;

    private WebhookReceiver.Address hook;
    private UUID subscription;
    private UUID channel;

    @BeforeAll
    static void listen() throws IOException {
        receiver = WebhookReceiver.start();
    }

    @AfterAll
    static void hangUp() {
        OVER.countDown();
        receiver.close();
    }

    @BeforeEach
    void subscribe() {
        hook = receiver.at("hook-" + UUID.randomUUID());
        subscription = Ids.next();
        channel = newChannel(subscription);
    }

    private UUID newChannel(UUID subscription) {
        UUID channel = Ids.next();
        // As if its handshake had been answered once.
        Office.sql("""
                insert into spool_subscription (id, application_id, change_type, resource, kind, subject_id,
                    tls_version, expires_at)
                values (?, ?, 'created', 'x', 'TASKS', ?, 'v1_2', now() + interval '1 hour')""", subscription, new Clerk().application(), Ids.next());
        Office.sql(
                "insert into spool_channel (id, subscription_id, kind, url) values (?, ?, 'CHANGE', ?)",
                channel,
                subscription,
                hook.url());
        return channel;
    }

    /// A notification that was refused so often since it was made, and is due again.
    private UUID waiting(int attempts, String age) {
        UUID id = Ids.next();
        Office.sql("""
                insert into spool_notification (id, channel_id, resource, resource_data, attempts, created_at)
                values (?, ?, 'x', '{}', ?, now() - cast(? as interval))""", id, channel, attempts, age);
        return id;
    }

    /// Nobody else delivers to the subscriber.
    private UUID lease() {
        UUID lease = Ids.next();
        Office.sql(
                "update spool_channel set lease = ?, leased_until = now() + interval '1 minute' where id = ?",
                lease,
                channel);
        return lease;
    }

    private static int attempts(UUID notification) {
        return (Integer) Office.ask("select attempts from spool_notification where id = ?", notification);
    }

    private static boolean exists(String table, UUID id) {
        return Office.ask("select 1 from " + table + " where id = ?", id) != null;
    }

    private void sweep() {
        while (outbox.pruneBatch()) {}
    }

    @ParameterizedTest(name = "after {0} refusals")
    @CsvSource({"0, 0.2", "1, 0.4", "2, 0.8", "8, 51.2", "9, 60", "10, 60", "240, 60"})
    void each_wait_is_twice_as_long_as_the_one_before_up_to_a_minute(int refused, BigDecimal seconds) {
        var lease = lease();
        var notification = waiting(refused, "1 minute");
        var delivery = outbox.next(channel, lease).orElseThrow();

        var wait = QuarkusTransaction.requiringNew().call(() -> {
            outbox.refused(delivery);
            return (BigDecimal) Office.ask(
                    "select extract(epoch from next_at - now()) from spool_notification where id = ?", notification);
        });

        assertThat(wait).isBetween(seconds.multiply(new BigDecimal("0.799")), seconds);
        assertThat(attempts(notification)).isEqualTo(refused + 1);
    }

    @Test
    void a_repeated_delivery_has_longer_to_be_answered_than_the_first() {
        hook.answeringDeliveries((exchange, _) -> {
            try {
                // Longer than a first one may take here, and less than a repeated one may.
                if (OVER.await(1_500, MILLISECONDS)) return;
                WebhookReceiver.reply(exchange, 202, "text/plain", "");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        var notification = waiting(0, "0 seconds");

        await().atMost(20, SECONDS).until(() -> !exists("spool_notification", notification));
        assertThat(hook.deliveries()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void what_was_refused_for_almost_four_hours_is_tried_again_and_kept() {
        hook.answeringDeliveries((exchange, _) -> WebhookReceiver.reply(exchange, 503, "text/plain", ""));

        var notification = waiting(240, "3 hours 59 minutes");

        await().atMost(10, SECONDS).until(() -> attempts(notification) == 241);
        sweep();
        assertThat(hook.deliveries()).hasSize(1);
        assertThat(exists("spool_notification", notification)).isTrue();
    }

    @Test
    void what_nobody_took_in_four_hours_is_not_tried_any_more_and_is_dropped() {
        var lease = lease();
        var late = waiting(240, "4 hours 1 second");
        assertThat(outbox.next(channel, lease)).isEmpty();
        var other = waiting(0, "0 seconds");

        sweep();

        assertThat(exists("spool_notification", late)).isFalse();
        await().atMost(10, SECONDS).until(() -> !exists("spool_notification", other));
        assertThat(hook.deliveries()).hasSize(1);
    }

    @Test
    void a_subscription_that_is_over_is_swept_with_all_that_waits_for_its_receiver() {
        lease();
        var notification = waiting(0, "0 seconds");
        sweep();
        assertThat(exists("spool_subscription", subscription)).isTrue();
        assertThat(exists("spool_notification", notification)).isTrue();
        Office.sql("update spool_subscription set expires_at = now() - interval '1 second' where id = ?", subscription);

        sweep();

        assertThat(exists("spool_subscription", subscription)).isFalse();
        assertThat(exists("spool_channel", channel)).isFalse();
        assertThat(exists("spool_notification", notification)).isFalse();
    }

    @Test
    void many_who_take_their_notifications_at_once_leave_connections_for_others() {
        var answer = new CountDownLatch(1);
        hook.answeringDeliveries((exchange, _) -> {
            try {
                answer.await();
                WebhookReceiver.reply(exchange, 202, "text/plain", "");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        for (int i = 1; i < MANY; i++) {
            newChannel(Ids.next());
        }
        Office.sql("""
                insert into spool_notification (id, channel_id, resource, resource_data)
                select gen_random_uuid(), id, 'x', '{}' from spool_channel where url = ?""", hook.url());
        await().atMost(2, SECONDS).until(() -> hook.deliveries().size() == MANY);

        QuarkusTransaction.requiringNew().run(() -> {
            // Within the transaction, which keeps them.
            Office.ask("select 1 from spool_channel where url = ? for update", hook.url());
            answer.countDown();
            await().during(300, MILLISECONDS).atMost(1_500, MILLISECONDS).until(() -> waiting() == PLACES);
        });

        await().atMost(10, SECONDS)
                .until(() -> Office.ask(
                                "select 1 from spool_notification n join spool_channel c on c.id = n.channel_id"
                                        + " where c.url = ?",
                                hook.url())
                        == null);
    }

    private static long waiting() {
        return (Long) Office.ask("select count(*) from pg_stat_activity"
                + " where wait_event_type = 'Lock' and query like 'update spool_channel%'");
    }
}
