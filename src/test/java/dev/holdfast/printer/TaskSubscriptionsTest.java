package dev.holdfast.printer;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskSubscriptionsTest {

    @Inject
    VirtualPrinters virtualPrinters;

    @Inject
    TaskSubscriptions subscriptions;

    @Inject
    Subscriptions renewal;

    @Inject
    PrinterQueues queues;

    @Inject
    ChangedAddress changedAddress;

    @Inject
    NotificationUrls urls;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    @Test
    void a_client_state_has_256_bits_and_does_not_show() {
        var one = ClientState.next();

        assertThat(one.secret())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(ClientState.next().secret());
        assertThat(one).hasToString("clientState ****");
        assertThat(one.hash()).hasSize(32);
    }

    @Test
    void a_secret_proves_its_subscription_from_before_the_print_cloud_hears_of_it_until_4_hours_after_its_end() {
        var printer = Wished.createAndWait();
        var secret = ClientState.next();
        UUID id = pending(printer, secret);

        assertThat(subscriptionOf(secret.secret())).contains(id);

        update(
                "update task_subscription set state = 'REPLACED', replaced_at = now() - interval '239 minutes' where id = ?1",
                id);
        assertThat(subscriptionOf(secret.secret())).contains(id);

        update("update task_subscription set replaced_at = now() - interval '241 minutes' where id = ?1", id);
        assertThat(subscriptionOf(secret.secret())).isEmpty();
    }

    @Test
    void anything_else_proves_nothing() {
        assertThat(subscriptionOf("")).isEmpty();
        assertThat(subscriptionOf(ClientState.next().secret())).isEmpty();
        assertThat(subscriptionOf("x".repeat(100_000))).isEmpty();
    }

    @Test
    void a_subscription_that_wants_to_be_authorized_again_is_renewed() {
        var printer = Wished.createAndWait();
        var secret = ClientState.next();
        Office.sql("""
                update task_subscription set client_state_hash = ?, expires_at = now() + interval '1 hour'
                where id = ?""", secret.hash(), current(printer).id());
        var event = Map.of(
                "clientState",
                secret.secret(),
                "lifecycleEvent",
                "reauthorizationRequired",
                "subscriptionId",
                current(printer).graphId().orElseThrow(),
                "subscriptionExpirationDateTime",
                "2026-03-01T12:00:00.0000000Z");

        given().contentType("application/json")
                .body(Map.of("value", List.of(event)))
                .post("/api/v1/notifications/lifecycle")
                .then()
                .statusCode(202);

        var soon = clock.instant().plus(Duration.ofDays(1));
        await().atMost(20, SECONDS).until(() -> expiry(printer).isAfter(soon));
    }

    @Test
    void a_subscription_is_renewed_ahead_of_its_time() {
        var printer = Wished.createAndWait();
        var before = expiry(printer);
        makeDue(printer);

        renewal.look();

        await().atMost(20, SECONDS).until(() -> expiry(printer).isAfter(before));
        assertThat(there(printer)).isEqualTo(List.of(current(printer).graphId().orElseThrow()));
    }

    @Test
    void a_subscription_that_is_gone_is_made_anew() {
        var printer = Wished.createAndWait();
        var gone = current(printer);
        CloudSide.application()
                .delete("/v1.0/subscriptions/" + gone.graphId().orElseThrow())
                .then()
                .statusCode(204);
        makeDue(printer);

        renewal.look();

        await().atMost(20, SECONDS).until(() -> !current(printer).id().equals(gone.id()));
        assertThat(there(printer)).isEqualTo(List.of(current(printer).graphId().orElseThrow()));
    }

    @Test
    void a_subscription_that_sends_to_where_we_were_before_is_made_anew() {
        var printer = Wished.createAndWait();
        var before = current(printer);
        String graphId = before.graphId().orElseThrow();
        Office.sql(
                "update task_subscription set notification_url = 'http://before.example.test/' where id = ?",
                before.id());
        // As the print cloud has it.
        Office.sql(
                "update spool_channel set url = 'http://localhost:1/' where kind = 'CHANGE' and subscription_id = ?",
                UUID.fromString(graphId));

        changedAddress.look(new StartupEvent());

        await().atMost(20, SECONDS).until(() -> !current(printer).id().equals(before.id()));
        assertThat(there(printer))
                .isEqualTo(List.of(current(printer).graphId().orElseThrow()))
                .doesNotContain(graphId);
    }

    @Test
    void a_subscription_that_sends_to_us_stays() {
        var printer = Wished.createAndWait();

        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> subscriptions.queuesSentElsewhere(urls.notifications())))
                .doesNotContain(queue(printer).id());
    }

    @Test
    void a_reauthorization_renews_at_once() {
        var printer = Wished.createAndWait();
        var before = expiry(printer);

        virtualPrinters.renew(current(printer).id());

        assertThat(expiry(printer)).isAfter(before);
    }

    @Test
    void one_replica_renews_and_the_others_leave_it_alone() {
        var printer = Wished.createAndWait();
        UUID id = current(printer).id();

        var first = QuarkusTransaction.requiringNew().call(() -> subscriptions.claim(id));
        var second = QuarkusTransaction.requiringNew().call(() -> subscriptions.claim(id));

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
    }

    @Test
    void renewing_what_does_not_count_any_more_does_nothing() {
        virtualPrinters.renew(Ids.next());
    }

    private Optional<UUID> subscriptionOf(String clientState) {
        return Optional.ofNullable(
                virtualPrinters.subscriptionsOf(List.of("another", clientState)).get(clientState));
    }

    private UUID pending(Wished printer, ClientState secret) {
        UUID id = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> subscriptions.persist(new TaskSubscription(
                        id, queue(printer).id(), printer.definition(), secret, "http://localhost/hook")));
        return id;
    }

    private void makeDue(Wished printer) {
        update(
                "update task_subscription set renew_at = now() - interval '1 second' where id = ?1",
                current(printer).id());
    }

    private void update(String sql, UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).setParameter(1, id).executeUpdate());
    }

    private Instant expiry(Wished printer) {
        return (Instant) QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "select expires_at from task_subscription where id = ?1", Instant.class)
                        .setParameter(1, current(printer).id())
                        .getSingleResult());
    }

    private TaskSubscription current(Wished printer) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> subscriptions.current(queue(printer).id()).orElseThrow());
    }

    private PrinterQueue queue(Wished printer) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> queues.of(UUID.fromString(printer.id())).getFirst());
    }

    private static List<String> there(Wished printer) {
        return CloudSide.subscriptionsOf(printer.definition());
    }
}
