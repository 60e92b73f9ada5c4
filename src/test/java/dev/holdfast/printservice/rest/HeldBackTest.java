package dev.holdfast.printservice.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.spool.Notifications;
import dev.holdfast.testing.WebhookReceiver;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An application whose keys have lapsed is told nothing but that, and gets the rest once it has a key again.
@QuarkusTest
class HeldBackTest {

    private static WebhookReceiver receiver;

    @Inject
    Notifications notifications;

    private Subscriber subscriber;
    private WebhookReceiver.Address lifecycle;
    private String id;

    @BeforeAll
    static void listen() throws IOException {
        receiver = WebhookReceiver.start();
    }

    @AfterAll
    static void hangUp() {
        receiver.close();
    }

    @BeforeEach
    void watch() {
        subscriber = Subscriber.at(receiver);
        lifecycle = receiver.at("lifecycle-" + UUID.randomUUID());
        var wish = subscriber.wish();
        wish.put("lifecycleNotificationUrl", lifecycle.url());
        id = subscriber.subscribe(wish).statusCode(201).extract().path("id");
    }

    private static void awaitDelivery(WebhookReceiver.Address address, int count) {
        await().atMost(20, SECONDS).until(() -> address.deliveries().size() >= count);
    }

    /// Tells the application something that none of its keys may know, until so much is held back.
    private void holdBack(int inAll) {
        Office.sql(
                "update api_key set revoked_at = now() where application = ? and kind = 'APP'",
                subscriber.clerk().application());
        QuarkusTransaction.requiringNew()
                .run(() -> notifications.taskCreated(subscriber.definition(), Ids.next(), Ids.next(), "103"));
        await().atMost(10, SECONDS).until(() -> heldBack() == inAll);
    }

    private long heldBack() {
        return (Long) Office.ask("""
                select count(*) from spool_notification n join spool_channel c on c.id = n.channel_id
                where c.subscription_id = cast(? as uuid) and c.kind = 'CHANGE' and n.attempts > 0""", id);
    }

    private void restoreKeys() {
        Office.sql(
                "update api_key set revoked_at = null where application = ?",
                subscriber.clerk().application());
    }

    private void reauthorize() {
        restoreKeys();
        subscriber
                .clerk()
                .app()
                .post(Subscriber.SUBSCRIPTIONS + "/" + id + "/reauthorize")
                .then()
                .statusCode(204);
        awaitDelivery(subscriber.hook(), 1);
    }

    private Object asks(String condition) {
        return Office.ask("select " + condition + " from spool_subscription where id = cast(? as uuid)", id);
    }

    @Test
    void an_application_without_a_valid_key_is_told_nothing_but_that_it_must_reauthorize() throws IOException {
        holdBack(1);

        awaitDelivery(lifecycle, 1);
        var told = new ObjectMapper().readTree(lifecycle.deliveries().getFirst().body());
        assertThat(told.at("/value/0/lifecycleEvent").asText()).isEqualTo("reauthorizationRequired");
        assertThat(subscriber.hook().deliveries()).isEmpty();

        restoreKeys();
        awaitDelivery(subscriber.hook(), 1);
    }

    @Test
    void who_was_told_that_something_is_held_back_is_still_reminded_before_the_end() {
        holdBack(1);
        awaitDelivery(lifecycle, 1);
        reauthorize();

        // All but the last fourteen minutes pass.
        Office.sql("""
                update spool_subscription set expires_at = now() + interval '14 minutes',
                    reauthorize_at = reauthorize_at - (expires_at - now()) + interval '14 minutes'
                where id = cast(? as uuid)""", id);

        awaitDelivery(lifecycle, 2);
        assertThat(asks("reauthorize_at is null")).isEqualTo(true);
    }

    @Test
    void what_is_held_back_soon_after_that_was_told_is_not_told_again() {
        holdBack(1);
        awaitDelivery(lifecycle, 1);
        var told = asks("reminded_at");

        holdBack(2);

        assertThat(asks("reauthorize_at = expires_at - interval '15 minutes'")).isEqualTo(true);
        assertThat(asks("reminded_at")).isEqualTo(told);
        assertThat(lifecycle.deliveries()).hasSize(1);
    }

    @Test
    void who_does_not_answer_is_told_again_a_quarter_of_an_hour_later() {
        holdBack(1);
        awaitDelivery(lifecycle, 1);
        Office.sql(
                "update spool_subscription set reminded_at = now() - interval '16 minutes' where id = cast(? as uuid)",
                id);

        holdBack(2);

        awaitDelivery(lifecycle, 2);
    }

    @Test
    void what_is_held_back_after_a_reauthorization_is_told_again() {
        holdBack(1);
        awaitDelivery(lifecycle, 1);
        reauthorize();

        holdBack(1);

        awaitDelivery(lifecycle, 2);
    }
}
