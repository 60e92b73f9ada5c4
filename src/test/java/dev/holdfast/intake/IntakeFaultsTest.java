package dev.holdfast.intake;

import static dev.holdfast.intake.OwnSubscription.PATIENCE;
import static dev.holdfast.intake.OwnSubscription.WEBHOOK;
import static dev.holdfast.intake.OwnSubscription.deliver;
import static dev.holdfast.intake.OwnSubscription.state;
import static dev.holdfast.intake.OwnSubscription.stored;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deliveries that are too much, never end or cannot be stored, and items that cannot be worked off.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeFaultsTest {

    @Inject
    ReconciliationTurns turns;

    private OwnSubscription own;

    @BeforeEach
    void subscribe() throws NoSuchAlgorithmException {
        if (own == null) {
            own = OwnSubscription.make();
        }
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
                    .untilAsserted(() ->
                            deliver(own.item(UUID.randomUUID().toString())).statusCode(202));

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

            deliver(own.item(task)).statusCode(503).header("Retry-After", notNullValue(String.class));

            lock.rollback();
        }
        deliver(own.item(task)).statusCode(202);
        assertThat(stored(task)).isEqualTo(1);
    }

    @Test
    void an_outage_sets_nothing_aside_however_often_it_is_tried() {
        var task = UUID.randomUUID().toString();
        PrintCloud.tell("GET ANSWER 503 3 /tasks/" + task + "$");
        Office.sql("""
                insert into inbox_item (id, kind, subscription, change_type, definition, task, tries)
                values (?, 'TASK', ?, 'created', ?, ?, 50)""", Ids.next(), own.id(), own.definition(), task);

        await().atMost(PATIENCE).until(() -> Office.ask("select reason from inbox_item where task = ?", task) != null);

        assertThat(state(task)).isEqualTo("WAITING");
    }

    @Test
    void an_answer_that_stops_half_way_does_not_keep_a_queue_from_being_compared() {
        PrintCloud.tell("GET STALL_HALFWAY 0 1 /taskDefinitions/" + own.definition() + "/tasks$");
        Office.sql("""
                insert into reconciliation_turn (printer, run_at) values (?, now())
                on conflict (printer) do update set run_at = now()""", own.printer());

        // Of the refusal only the status was read, and not what it says.
        await().atMost(PATIENCE).until(() -> failure().contains("404 (http404)"));

        PrintCloud.hasMisbehaved(own.definition());
    }

    @Test
    void a_turn_at_comparing_a_queue_that_never_ends_is_given_up() {
        var printer = UUID.randomUUID().toString();
        var turn = QuarkusTransaction.requiringNew().call(() -> turns.take(printer));

        int renewals = 0;
        for (; turn.isPresent() && renewals < 100; renewals++) {
            var last = turn.orElseThrow();
            turn = QuarkusTransaction.requiringNew().call(() -> turns.renew(last));
        }

        assertThat(renewals).isBetween(10, 40);
    }

    private String failure() {
        var failure = (String) Office.ask("select failure from reconciliation_turn where printer = ?", own.printer());
        return failure == null ? "" : failure;
    }

    @Test
    void a_database_that_cannot_answer_after_a_long_outage_sets_nothing_aside() throws Exception {
        var task = UUID.randomUUID().toString();
        try (var lock = Arc.container().instance(DataSource.class).get().getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table held_job in access exclusive mode");
            Office.sql("""
                    insert into inbox_item
                        (id, kind, subscription, change_type, definition, task, printer, job, tries, failures)
                    values (?, 'TASK', ?, 'created', ?, ?, ?, '1', 50, 11)""", Ids.next(), own.id(), own.definition(), task, own.printer());

            await().atMost(PATIENCE)
                    .until(() -> Office.ask("select reason from inbox_item where task = ?", task) != null);

            lock.rollback();
        }
        assertThat(state(task)).isEqualTo("WAITING");
    }

    @Test
    void what_fails_once_after_a_long_outage_is_tried_again() {
        var task = UUID.randomUUID().toString();
        PrintCloud.tell("GET ANSWER 400 1 /tasks/" + task + "$");
        Office.sql("""
                insert into inbox_item (id, kind, subscription, change_type, definition, task, tries)
                values (?, 'TASK', ?, 'created', ?, ?, 50)""", Ids.next(), own.id(), own.definition(), task);

        await().atMost(PATIENCE).until(() -> Office.ask("select reason from inbox_item where task = ?", task) != null);

        assertThat(state(task)).isEqualTo("WAITING");
        assertThat(Office.ask("select failures from inbox_item where task = ?", task))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_key_that_has_run_out_sets_nothing_aside(int status) {
        var task = UUID.randomUUID().toString();
        PrintCloud.tell("GET ANSWER " + status + " 1 /tasks/" + task + "$");
        Office.sql("""
                insert into inbox_item (id, kind, subscription, change_type, definition, task, tries, failures)
                values (?, 'TASK', ?, 'created', ?, ?, 50, 11)""", Ids.next(), own.id(), own.definition(), task);

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
                insert into inbox_item (id, kind, subscription, change_type, definition, task, tries, failures)
                values (?, 'TASK', ?, 'created', ?, ?, 11, 11)""", id, own.id(), own.definition(), task);

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
                .body("subscriptions.id", hasItem(own.id().toString()));

        // When
        Office.admin().post("/api/v1/admin/inbox/" + id + "/retry").then().statusCode(202);

        // Then
        await().atMost(PATIENCE).until(() -> state(task), "DONE"::equals);
        Office.admin().post("/api/v1/admin/inbox/" + id + "/retry").then().statusCode(404);
        Office.admin().post("/api/v1/admin/inbox/nonsense/retry").then().statusCode(404);
        Office.admin().get("/api/v1/admin/inbox?state=nonsense").then().statusCode(400);
    }
}
