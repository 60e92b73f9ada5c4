package dev.holdfast.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The webhook, with a subscription and a queue that only exist here, so that nothing else writes to them.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationsTest {

    private static final String WEBHOOK = "/api/v1/notifications";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String printer = UUID.randomUUID().toString();
    private final String definition = UUID.randomUUID().toString();
    private final UUID subscription = Ids.next();
    private final String clientState = "state-" + UUID.randomUUID();
    private boolean subscribed;

    @BeforeEach
    void subscribe() throws NoSuchAlgorithmException {
        if (subscribed) {
            return;
        }
        subscribed = true;
        var virtual = Ids.next();
        var queue = Ids.next();
        Office.sql("""
                insert into virtual_printer
                    (id, display_name, manufacturer, model, attributes, share, hold_seconds, version)
                values (?, 'Intake', 'Test', 'Test', '{}', '{}', 3600, 0)""", virtual);
        Office.sql("""
                insert into printer_queue (id, virtual_printer_id, definition_id, printer_id, version)
                values (?, ?, ?, ?, 0)""", queue, virtual, definition, printer);
        Office.sql(
                """
                insert into task_subscription (id, queue_id, definition_id, client_state_hash, state)
                values (?, ?, ?, ?, 'PENDING')""",
                subscription,
                queue,
                definition,
                MessageDigest.getInstance("SHA-256").digest(clientState.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_handshake_echoes_the_decoded_token_and_nothing_else() {
        for (String path : List.of(WEBHOOK, WEBHOOK + "/lifecycle")) {
            given().contentType("text/plain; charset=utf-8")
                    .urlEncodingEnabled(false)
                    .post(path + "?validationToken=Validation%3a+Testing+%C3%A4+%3Cb%3E")
                    .then()
                    .statusCode(200)
                    .contentType(equalTo("text/plain; charset=utf-8"))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cache-Control", "no-store")
                    .body(equalTo("Validation: Testing ä <b>"));
        }
    }

    @Test
    void a_token_that_is_too_long_or_has_control_characters_is_not_echoed() {
        handshake("a".repeat(1_024)).statusCode(200);
        handshake("a".repeat(1_025)).statusCode(400).body("code", equalTo("invalid-field"));
        handshake("a%0d%0aSet-Cookie:%20x").statusCode(400);
        handshake("a%00").statusCode(400);
    }

    @Test
    void a_genuine_item_is_stored_and_worked_off() {
        var task = UUID.randomUUID().toString();

        deliver(item(task)).statusCode(202);

        assertThat(stored(task)).isEqualTo(1);
        // The print cloud does not know this task: there is nothing to hold.
        await().atMost(PATIENCE).until(() -> state(task), "DONE"::equals);
    }

    @Test
    void the_same_item_again_and_in_any_order_is_one_item() {
        var task = UUID.randomUUID().toString();
        var other = UUID.randomUUID().toString();

        deliver(item(task), item(other), item(task)).statusCode(202);
        deliver(item(other), item(task)).statusCode(202);

        assertThat(stored(task)).isEqualTo(1);
        assertThat(stored(other)).isEqualTo(1);
    }

    @Test
    void an_item_with_a_wrong_client_state_is_dropped_and_counted_and_its_neighbour_is_taken() {
        var genuine = UUID.randomUUID().toString();
        var forged = UUID.randomUUID().toString();
        long before = forgedItems();

        deliver(with(item(forged), "clientState", "guessed"), item(genuine), without(item(forged), "clientState"))
                .statusCode(202);

        assertThat(stored(forged)).isZero();
        assertThat(stored(genuine)).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> forgedItems() >= before + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print/taskDefinitions/11111111-2222-3333-4444-555555555555/tasks/1",
                "users/1",
                "https://evil.test/print/taskDefinitions/x/tasks/1",
                ""
            })
    void a_resource_that_is_none_of_ours_is_dropped(String resource) {
        var item = with(item("unused"), "resource", resource);
        long before = storedInAll();

        deliver(item).statusCode(202);

        assertThat(storedInAll()).isEqualTo(before);
    }

    @Test
    void a_parent_on_another_printer_is_dropped() {
        var task = UUID.randomUUID().toString();
        var elsewhere = "https://graph.microsoft.com/v1.0/print/printers/" + UUID.randomUUID() + "/jobs/1";

        deliver(with(item(task), "resourceData", Map.of("parentUrl", elsewhere)))
                .statusCode(202);

        assertThat(stored(task)).isZero();
    }

    @Test
    void a_lifecycle_event_goes_to_the_same_inbox_once() {
        var event = Map.of(
                "clientState", clientState,
                "lifecycleEvent", "missed",
                "subscriptionId", "x",
                "subscriptionExpirationDateTime", "2026-03-01T12:00:00.0000000Z");

        for (int i = 0; i < 2; i++) {
            given().contentType("application/json")
                    .body(Map.of("value", List.of(event)))
                    .post(WEBHOOK + "/lifecycle")
                    .then()
                    .statusCode(202);
        }

        assertThat(Office.ask(
                        "select count(*) from inbox_item where subscription = ? and event = 'MISSED'", subscription))
                .isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{",
                "null",
                "[]",
                "{}",
                "{\"value\":null}",
                "{\"value\":5}",
                "{\"value\":[null]}",
                "{\"value\":[5]}",
                "{\"value\":[{\"clientState\":{}}]}"
            })
    void what_is_malformed_is_a_400(String body) {
        given().contentType("application/json")
                .body(body)
                .post(WEBHOOK)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void what_is_no_json_is_a_415() {
        given().contentType("application/xml").body("<x/>").post(WEBHOOK).then().statusCode(415);
    }

    @Test
    void a_delivery_over_a_mebibyte_or_a_thousand_items_is_a_413() {
        given().contentType("application/json")
                .body("{\"value\":[],\"x\":\"" + "a".repeat(1 << 20) + "\"}")
                .post(WEBHOOK)
                .then()
                .statusCode(413);
        given().contentType("application/json")
                .body(Map.of("value", Collections.nCopies(1_001, Map.of())))
                .post(WEBHOOK)
                .then()
                .statusCode(413);
        given().contentType("application/json")
                .body(Map.of("value", Collections.nCopies(1_000, Map.of())))
                .post(WEBHOOK)
                .then()
                .statusCode(202);
    }

    @Test
    void deliveries_that_never_end_are_given_up_and_keep_no_other_from_coming_in() throws Exception {
        var stalled = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 40; i++) {
                stalled.add(beginDelivery());
            }
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> deliver(item(UUID.randomUUID().toString())).statusCode(202));

            for (var socket : stalled) {
                socket.setSoTimeout(10_000);
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                assertThat(answer.readLine()).startsWith("HTTP/1.1 503");
            }
        } finally {
            for (var socket : stalled) {
                socket.close();
            }
        }
    }

    private static Socket beginDelivery() throws IOException {
        var uri = URI.create(dev.holdfast.testing.Office.publicUrl());
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.getOutputStream()
                .write(("POST " + WEBHOOK + " HTTP/1.1\r\nHost: " + uri.getHost()
                                + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"value\":[")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void what_cannot_be_stored_in_time_is_to_be_sent_again() throws Exception {
        var task = UUID.randomUUID().toString();
        try (var lock = Arc.container().instance(DataSource.class).get().getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table inbox_item in access exclusive mode");

            deliver(item(task)).statusCode(503).header("Retry-After", notNullValue(String.class));

            lock.rollback();
        }
        deliver(item(task)).statusCode(202);
        assertThat(stored(task)).isEqualTo(1);
    }

    @Test
    void an_outage_sets_nothing_aside_however_often_it_is_tried() {
        var task = UUID.randomUUID().toString();
        PrintCloud.tell("GET ANSWER 503 3 /tasks/" + task + "$");
        Office.sql("""
                insert into inbox_item (id, kind, subscription, change_type, definition, task, tries)
                values (?, 'TASK', ?, 'created', ?, ?, 50)""", Ids.next(), subscription, definition, task);

        await().atMost(PATIENCE).until(() -> Office.ask("select reason from inbox_item where task = ?", task) != null);

        assertThat(state(task)).isEqualTo("WAITING");
    }

    @Test
    void an_item_that_fails_too_often_is_set_aside_until_somebody_asks_for_it_again() {
        // Given: an item whose time has come for the last time, with a print cloud that refuses to be asked for it
        var task = UUID.randomUUID().toString();
        PrintCloud.tell("GET ANSWER 400 3 /tasks/" + task + "$");
        var id = Ids.next();
        Office.sql("""
                insert into inbox_item (id, kind, subscription, change_type, definition, task, tries)
                values (?, 'TASK', ?, 'created', ?, ?, 11)""", id, subscription, definition, task);

        // Then
        await().atMost(PATIENCE).until(() -> state(task), "SET_ASIDE"::equals);
        Office.admin()
                .get("/api/v1/admin/inbox?state=set-aside&limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id.toString()));
        Office.admin()
                .get("/api/v1/admin/health/intake")
                .then()
                .statusCode(200)
                .body("setAside", greaterThanOrEqualTo(1))
                .body("subscriptions.id", hasItem(subscription.toString()));

        // When
        Office.admin().post("/api/v1/admin/inbox/" + id + "/retry").then().statusCode(202);

        // Then
        await().atMost(PATIENCE).until(() -> state(task), "DONE"::equals);
        Office.admin().post("/api/v1/admin/inbox/" + id + "/retry").then().statusCode(404);
        Office.admin().post("/api/v1/admin/inbox/nonsense/retry").then().statusCode(404);
        Office.admin().get("/api/v1/admin/inbox?state=nonsense").then().statusCode(400);
    }

    private ValidatableResponse handshake(String encodedToken) {
        return given().urlEncodingEnabled(false)
                .contentType("text/plain")
                .post(WEBHOOK + "?validationToken=" + encodedToken)
                .then();
    }

    private Map<String, Object> item(String task) {
        return Map.of(
                "subscriptionId",
                UUID.randomUUID().toString(),
                "clientState",
                clientState,
                "changeType",
                "created",
                "resource",
                "print/taskDefinitions/" + definition + "/tasks/" + task,
                "resourceData",
                Map.of("parentUrl", "https://graph.microsoft.com/v1.0/print/printers/" + printer + "/jobs/4242"));
    }

    private static Map<String, Object> with(Map<String, Object> item, String field, Object value) {
        var changed = new HashMap<>(item);
        changed.put(field, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> item, String field) {
        var changed = new HashMap<>(item);
        changed.remove(field);
        return changed;
    }

    @SafeVarargs
    private ValidatableResponse deliver(Map<String, Object>... items) {
        return given().contentType("application/json")
                .body(Map.of("value", List.of(items)))
                .post(WEBHOOK)
                .then();
    }

    private static long stored(String task) {
        return (Long) Objects.requireNonNull(Office.ask("select count(*) from inbox_item where task = ?", task));
    }

    private long storedInAll() {
        return (Long) Objects.requireNonNull(
                Office.ask("select count(*) from inbox_item where subscription = ?", subscription));
    }

    private static @Nullable String state(String task) {
        return (String) Office.ask("select state from inbox_item where task = ?", task);
    }

    private static long forgedItems() {
        return Office.admin()
                .get("/api/v1/admin/health/intake")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("forged");
    }
}
