package dev.holdfast.printservice.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.spool.Notifications;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What applications are told about their subscriptions themselves, and that nobody waits for anybody else's endpoint.
@QuarkusTest
class LifecycleTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CountDownLatch OVER = new CountDownLatch(1);

    private static WebhookReceiver receiver;

    @Inject
    Notifications notifications;

    private Subscriber subscriber;
    private WebhookReceiver.Address lifecycle;

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
    void furnish() {
        subscriber = Subscriber.at(receiver);
        lifecycle = receiver.at("lifecycle-" + UUID.randomUUID());
    }

    private String watch() {
        var wish = subscriber.wish();
        wish.put("lifecycleNotificationUrl", lifecycle.url());
        return subscriber.subscribe(wish).statusCode(201).extract().path("id");
    }

    private void tell(UUID definition) {
        QuarkusTransaction.requiringNew()
                .run(() -> notifications.taskCreated(definition, Ids.next(), Ids.next(), "103"));
    }

    private static void never(WebhookReceiver.Address address) {
        address.answeringDeliveries((_, _) -> {
            try {
                OVER.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void awaitDelivery(WebhookReceiver.Address address, int count) {
        await().atMost(10, SECONDS).until(() -> address.deliveries().size() >= count);
    }

    private static JsonNode item(WebhookReceiver.Received delivery) throws IOException {
        return JSON.readTree(delivery.body()).at("/value/0");
    }

    /// Fifteen minutes are left.
    private static void age(String subscription) {
        Office.sql("""
                update spool_subscription set expires_at = now() + interval '14 minutes',
                    reauthorize_at = now() - interval '1 minute' where id = cast(? as uuid)""", subscription);
    }

    private static boolean isReminded(String subscription) {
        return Office.ask("select reauthorize_at from spool_subscription where id = cast(? as uuid)", subscription)
                == null;
    }

    @Test
    void an_application_is_reminded_once_before_its_subscription_ends() throws IOException {
        String id = watch();
        assertThat(Office.ask("""
                        select reauthorize_at = expires_at - interval '15 minutes' from spool_subscription
                        where id = cast(? as uuid)""", id)).isEqualTo(true);
        age(id);

        awaitDelivery(lifecycle, 1);

        var item = item(lifecycle.deliveries().getFirst());
        assertThat(item.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "subscriptionId",
                        "subscriptionExpirationDateTime",
                        "clientState",
                        "tenantId",
                        "lifecycleEvent");
        assertThat(item.get("subscriptionId").asText()).isEqualTo(id);
        assertThat(item.get("clientState").asText()).isEqualTo("secret");
        assertThat(item.get("lifecycleEvent").asText()).isEqualTo("reauthorizationRequired");
        assertThat(isReminded(id)).isTrue();
        assertThat(subscriber.hook().deliveries()).isEmpty();
    }

    @Test
    void a_renewed_subscription_is_reminded_of_its_new_end() {
        String id = watch();
        age(id);
        awaitDelivery(lifecycle, 1);

        subscriber
                .clerk()
                .app()
                .body(Map.of(
                        "expirationDateTime",
                        Instant.now().plus(Duration.ofHours(3)).toString()))
                .patch(Subscriber.SUBSCRIPTIONS + "/" + id)
                .then()
                .statusCode(200);

        assertThat(isReminded(id)).isFalse();
        age(id);
        awaitDelivery(lifecycle, 2);
    }

    @Test
    void a_reminder_that_is_refused_comes_again() {
        var tries = new AtomicInteger();
        lifecycle.answeringDeliveries((exchange, _) ->
                WebhookReceiver.reply(exchange, tries.incrementAndGet() == 1 ? 503 : 202, "text/plain", ""));
        String id = watch();

        age(id);

        awaitDelivery(lifecycle, 2);
    }

    @Test
    void where_no_address_was_given_for_it_nobody_is_reminded() {
        String id = subscriber
                .subscribe(subscriber.wish())
                .statusCode(201)
                .extract()
                .path("id");

        age(id);

        await().atMost(10, SECONDS).until(() -> isReminded(id));
        tell(subscriber.definition());
        awaitDelivery(subscriber.hook(), 1);
        assertThat(subscriber.hook().deliveries().getFirst().body()).doesNotContain("lifecycleEvent");
    }

    @Test
    void reminders_do_not_wait_for_an_address_of_notifications_that_never_answers() {
        never(subscriber.hook());
        String id = watch();
        tell(subscriber.definition());
        awaitDelivery(subscriber.hook(), 1);

        age(id);

        await().atMost(Duration.ofMillis(2_900))
                .until(() -> !lifecycle.deliveries().isEmpty());
    }

    @Test
    void many_subscriptions_at_an_endpoint_that_never_answers_leave_room_for_others() throws IOException {
        try (var dead = DeadEndpoint.open()) {
            var definitions = new ArrayList<UUID>();
            for (int i = 0; i < 30; i++) {
                var definition = subscriber.clerk().definition();
                definitions.add(definition);
                dead.subscribe(subscriber.clerk().application(), definition);
            }
            definitions.forEach(this::tell);
            await().atMost(10, SECONDS).until(() -> dead.underWay() >= 15);

            assertThat(dead.underWay()).isLessThanOrEqualTo(20);
            watch();
            tell(subscriber.definition());
            await().atMost(Duration.ofMillis(2_500))
                    .until(() -> !subscriber.hook().deliveries().isEmpty());
        }
    }

    /// Takes connections and says nothing.
    private record DeadEndpoint(java.net.ServerSocket socket) implements AutoCloseable {

        static DeadEndpoint open() throws IOException {
            return new DeadEndpoint(new java.net.ServerSocket(0, 200, java.net.InetAddress.getLoopbackAddress()));
        }

        private String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        /// As if its handshake had been answered once.
        void subscribe(UUID application, UUID definition) {
            var id = Ids.next();
            Office.sql("""
                    insert into spool_subscription (id, application_id, change_type, resource, kind, subject_id,
                        tls_version, expires_at)
                    values (?, ?, 'created', 'x', 'TASKS', ?, 'v1_2', now() + interval '1 hour')""", id, application, definition);
            Office.sql(
                    "insert into spool_channel (subscription_id, kind, url) values (?, 'CHANGE', ?)", id, url() + "/x");
        }

        int underWay() {
            return ((Long) Office.ask(
                            "select count(*) from spool_channel where endpoint = ? and leased_until > now()", url()))
                    .intValue();
        }

        @Override
        public void close() throws IOException {
            Office.sql("delete from spool_subscription where id in "
                    + "(select subscription_id from spool_channel where endpoint = '" + url() + "')");
            socket.close();
        }
    }
}
