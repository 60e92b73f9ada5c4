package dev.holdfast.printer;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VirtualPrinterResourceTest {

    @Inject
    PrinterQueues queues;

    @Inject
    VirtualPrinters virtualPrinters;

    @Test
    void a_new_one_is_taken_in_with_its_steps_still_to_do() {
        Wished.admin()
                .body(Map.of(
                        "displayName", "  Follow me  ", "location", Map.of("building", "2", "subUnit", List.of("x"))))
                .post(Wished.PATH)
                .then()
                .statusCode(202)
                .body("displayName", equalTo("Follow me"))
                .body("holdFor", equalTo("PT24H"))
                .body("location.building", equalTo("2"))
                .body("location.subunit[0]", equalTo("x"))
                .body("share.displayName", equalTo("Follow me"))
                .body("share.allowAllUsers", equalTo(true))
                .body(
                        "steps.name",
                        equalTo(List.of(
                                "task-definition", "printer", "attributes", "share", "trigger", "subscription")));
    }

    @Test
    void the_same_idempotency_key_makes_one_only() {
        String key = Ids.next().toString();
        var body = Map.of("displayName", Wished.newName());

        var first = Wished.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post(Wished.PATH)
                .path("id");
        var second = Wished.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post(Wished.PATH)
                .path("id");

        assertThat(second).isEqualTo(first);
        Wished.admin()
                .header("Idempotency-Key", key)
                .body(Map.of("displayName", "Another"))
                .post(Wished.PATH)
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                        | displayName",
                "{\"displayName\": \" \"}                                  | displayName",
                "{\"displayName\": 7}                                    | displayName",
                "{\"displayName\": \"P\", \"holdFor\": []}               | holdFor",
                "{\"displayName\": \"P\", \"holdFor\": \"PT1M\"}           | holdFor",
                "{\"displayName\": \"P\", \"share\": {\"users\": [\"a b\"]}} | share.users",
                "{\"displayName\": \"P\", \"share\": {\"groups\": [null]}} | share.groups",
                "{\"displayName\": \"P\", \"attributes\": {\"x\": \"y\"}}  | attributes.x",
                "{\"displayName\": \"P\", \"attributes\": {\"sides-default\": {}}} | attributes.sides-default",
                "{\"displayName\": \"P\", \"attributes\": 5}               | attributes",
                "{\"displayName\": \"P\", \"location\": {\"latitude\": \"north\"}} | location.latitude"
            })
    void bad_input_names_its_field(String body, String field) {
        Wished.admin()
                .body(body)
                .post(Wished.PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("'" + field + "'"));
    }

    @Test
    void no_body_at_all_is_a_bad_request() {
        Wished.admin().post(Wished.PATH).then().statusCode(400);
        Wished.admin().body("null").post(Wished.PATH).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00000000-0000-0000-0000-000000000000"})
    void one_that_is_not_there_is_not_found(String id) {
        if (!id.isEmpty()) {
            Wished.admin().get(Wished.PATH + "/" + id).then().statusCode(404);
        }
        Wished.admin().body("{}").patch(Wished.PATH + "/" + id).then().statusCode(id.isEmpty() ? 405 : 404);
        Wished.admin().post(Wished.PATH + "/" + id + "/repair").then().statusCode(404);
        Wished.admin().delete(Wished.PATH + "/" + id).then().statusCode(id.isEmpty() ? 405 : 404);
    }

    @Test
    void only_administrators_may() {
        given().get(Wished.PATH).then().statusCode(401);
        given().auth().oauth2(Keys.app()).get(Wished.PATH).then().statusCode(403);
        given().auth()
                .oauth2(Keys.app())
                .contentType("application/json")
                .body(Map.of("displayName", "P"))
                .post(Wished.PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void the_list_has_pages() {
        Wished.create();
        var second = Wished.create();

        String cursor = null;
        boolean found = false;
        do {
            var page = Wished.admin()
                    .queryParam("limit", 1)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(Wished.PATH)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(1);
            found |= page.getList("items.id").contains(second.id());
            cursor = page.getString("cursor");
        } while (cursor != null);
        assertThat(found).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "share        | {\"allowAllUsers\":false}",
                "attributes   | {}",
                "manufacturer | \"Acme\"",
                "model        | \"Nine\""
            })
    void what_cannot_be_changed_is_refused_by_name(String field, String value) {
        var printer = Wished.create();

        Wished.admin()
                .body("{\"" + field + "\":" + value + "}")
                .patch(Wished.PATH + "/" + printer.id())
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-field"))
                .body("detail", containsString(field));
    }

    @Test
    void a_change_reaches_the_print_cloud() {
        var printer = Wished.createAndWait();
        String name = Wished.newName();

        Wished.admin()
                .body(Map.of("displayName", name, "holdFor", "PT1H", "location", Map.of("roomName", "12")))
                .patch(Wished.PATH + "/" + printer.id())
                .then()
                .statusCode(200)
                .body("displayName", equalTo(name))
                .body("holdFor", equalTo("PT1H"));

        printer.awaitSetUp();
        var there = CloudSide.get(CloudSide.application(), "/print/printers/" + printer.printer());
        assertThat(there.getString("displayName")).isEqualTo(name);
        assertThat(there.getString("location.roomName")).isEqualTo("12");
    }

    @Test
    void a_removed_one_is_gone_here_at_once_and_soon_there() {
        var printer = Wished.createAndWait();
        var queue = QuarkusTransaction.requiringNew()
                .call(() -> queues.of(UUID.fromString(printer.id())).getFirst());
        String printerId = printer.printer();

        Wished.admin().delete(Wished.PATH + "/" + printer.id()).then().statusCode(204);

        Wished.admin().get(Wished.PATH + "/" + printer.id()).then().statusCode(404);
        Wished.admin().get(Wished.PATH).then().body("items.id", not(hasItem(printer.id())));
        assertThat(virtualPrinters.queue(printerId)).isEmpty();
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(printer.there(queue)).isEqualTo(CloudSide.Count.NOTHING));
    }

    @Test
    void one_that_was_never_set_up_can_be_removed() {
        var printer = Wished.createRefused();

        Wished.admin().delete(Wished.PATH + "/" + printer.id()).then().statusCode(204);
        await().atMost(30, SECONDS)
                .until(() -> QuarkusTransaction.requiringNew()
                        .call(() -> queues.of(UUID.fromString(printer.id())).isEmpty()));
    }

    @Test
    void one_that_jobs_wait_at_is_not_removed() {
        var printer = Wished.createAndWait();
        Sheet.print(Office.person(), UUID.fromString(printer.share()), Sheet.bytes(1_000));

        Wished.admin()
                .delete(Wished.PATH + "/" + printer.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("jobs-waiting"));
        printer.read();
    }

    @Test
    void a_share_for_some_is_for_them_only() {
        var person = Office.person();
        var printer = Wished.create(Map.of(
                "displayName",
                Wished.newName(),
                "share",
                Map.of("displayName", "Legal", "users", List.of(person.id()))));
        printer.awaitSetUp();
        printer.repair();
        printer.awaitSetUp();

        var share = CloudSide.get(CloudSide.administrator(), "/print/shares/" + printer.share());
        assertThat(share.getString("displayName")).isEqualTo("Legal");
        assertThat(share.getBoolean("allowAllUsers")).isFalse();
        assertThat(CloudSide.get(CloudSide.administrator(), "/print/shares/" + printer.share() + "/allowedUsers")
                        .getList("value.id"))
                .containsExactly(person.id());
    }
}
