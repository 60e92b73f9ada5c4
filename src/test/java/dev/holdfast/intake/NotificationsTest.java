package dev.holdfast.intake;

import static dev.holdfast.intake.OwnSubscription.PATIENCE;
import static dev.holdfast.intake.OwnSubscription.WEBHOOK;
import static dev.holdfast.intake.OwnSubscription.deliver;
import static dev.holdfast.intake.OwnSubscription.state;
import static dev.holdfast.intake.OwnSubscription.stored;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes in through the webhook: the handshake, what is taken, and what is dropped or refused.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationsTest {

    private OwnSubscription own;

    @BeforeEach
    void subscribe() throws NoSuchAlgorithmException {
        if (own == null) {
            own = OwnSubscription.make();
        }
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

    private ValidatableResponse handshake(String encodedToken) {
        return given().urlEncodingEnabled(false)
                .contentType("text/plain")
                .post(WEBHOOK + "?validationToken=" + encodedToken)
                .then();
    }

    @Test
    void a_genuine_item_is_stored_and_worked_off() {
        var task = UUID.randomUUID().toString();

        deliver(own.item(task)).statusCode(202);

        assertThat(stored(task)).isEqualTo(1);
        // The print cloud does not know this task: there is nothing to hold, which is not believed at once.
        await().atMost(PATIENCE).until(() -> state(task), "DONE"::equals);
        assertThat((Integer) Office.ask("select tries from inbox_item where task = ?", task))
                .isGreaterThan(1);
    }

    @Test
    void ids_in_another_case_are_the_same_ids() {
        var task = UUID.randomUUID().toString();
        var item = own.item(task);
        var shouted = ((String) item.get("resource"))
                .replace(own.definition(), own.definition().toUpperCase(Locale.ROOT));

        deliver(with(item, "resource", shouted)).statusCode(202);

        assertThat(stored(task)).isEqualTo(1);
    }

    @Test
    void the_same_item_again_and_in_any_order_is_one_item() {
        var task = UUID.randomUUID().toString();
        var other = UUID.randomUUID().toString();

        deliver(own.item(task), own.item(other), own.item(task)).statusCode(202);
        deliver(own.item(other), own.item(task)).statusCode(202);

        assertThat(stored(task)).isEqualTo(1);
        assertThat(stored(other)).isEqualTo(1);
    }

    @Test
    void an_item_with_a_wrong_client_state_is_dropped_and_counted_and_its_neighbour_is_taken() {
        var genuine = UUID.randomUUID().toString();
        var forged = UUID.randomUUID().toString();
        long before = forgedItems();

        deliver(
                        with(own.item(forged), "clientState", "guessed"),
                        own.item(genuine),
                        without(own.item(forged), "clientState"))
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
        var item = with(own.item("unused"), "resource", resource);
        long before = storedInAll();

        deliver(item).statusCode(202);

        assertThat(storedInAll()).isEqualTo(before);
    }

    @Test
    void a_parent_on_another_printer_is_dropped() {
        var task = UUID.randomUUID().toString();
        var elsewhere = "https://graph.microsoft.com/v1.0/print/printers/" + UUID.randomUUID() + "/jobs/1";

        deliver(with(own.item(task), "resourceData", Map.of("parentUrl", elsewhere)))
                .statusCode(202);

        assertThat(stored(task)).isZero();
    }

    @Test
    void a_lifecycle_event_goes_to_the_same_inbox_once() {
        var event = Map.of(
                "clientState", own.clientState(),
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

        assertThat(Office.ask("select count(*) from inbox_item where subscription = ? and event = 'MISSED'", own.id()))
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

    private long storedInAll() {
        return (Long)
                Objects.requireNonNull(Office.ask("select count(*) from inbox_item where subscription = ?", own.id()));
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
