package dev.holdfast.station;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.testing.Keys;
import dev.holdfast.testing.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a terminal is answered when a badge, a code or a session does not work, and who may come to a terminal's
/// addresses at all.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwipeCodesTest {

    @Inject
    DataSource pool;

    private Office office;
    private Office.Printer printer;
    private Office.Person person;

    // Once, but not before all: only with the first test do requests know where the application listens.
    @BeforeEach
    void furnish() {
        if (office != null) {
            return;
        }
        office = Office.open();
        printer = office.printer();
        person = office.person();
    }

    private String badge(Map<String, ?> more) {
        String number = "C" + UUID.randomUUID().toString().replace("-", "");
        var body = new HashMap<String, Object>(more);
        body.put("badge", number);
        body.put("user", Map.of("id", person.id()));
        String id = Office.admin()
                .body(body)
                .post("/api/v1/admin/badges")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        if (more.containsKey("label")) {
            Office.admin()
                    .body(Map.of("disabled", true))
                    .patch("/api/v1/admin/badges/" + id)
                    .then()
                    .statusCode(200);
        }
        return number;
    }

    private static ValidatableResponse swipe(Office.Terminal terminal, Map<String, ?> body) {
        return Office.as(terminal.key()).body(body).post("/api/v1/swipes").then();
    }

    private void sql(String statement) {
        try (var connection = pool.getConnection();
                var query = connection.createStatement()) {
            query.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_disabled_badge_is_403() {
        swipe(office.terminal(printer), Map.of("badge", badge(Map.of("label", "disabled"))))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("badge-disabled"));
    }

    @Test
    void a_pin_is_asked_for_refused_taken_and_after_five_wrong_ones_locked() {
        var terminal = office.terminal(printer);
        String badge = badge(Map.of("pin", "2468"));
        swipe(terminal, Map.of("badge", badge)).statusCode(401).body("code", equalTo("pin-required"));
        swipe(terminal, Map.of("badge", badge, "pin", "2468")).statusCode(201);
        for (int i = 0; i < 5; i++) {
            swipe(terminal, Map.of("badge", badge, "pin", "1357"))
                    .statusCode(401)
                    .body("code", equalTo("pin-wrong"));
        }

        swipe(terminal, Map.of("badge", badge, "pin", "2468"))
                .statusCode(423)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("code", equalTo("locked"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                  | badge
            {"badge":""}                        | badge
            {"badge":["04A2"]}                  | badge
            {"badge":"no badge at all!"}        | badge
            {"badge":"04A2245B","pin":"secret"} | pin
            {"badge":                           | JSON
            """)
    void what_is_no_badge_is_400_and_is_not_repeated(String body, String named) {
        Office.as(office.terminal(printer).key())
                .body(body)
                .post("/api/v1/swipes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(named))
                .body("detail", not(containsString("secret")));
    }

    @Test
    void a_terminal_that_swipes_too_often_is_told_to_wait() {
        var terminal = office.terminal(printer);
        usedUp("swipe " + terminal.id());

        swipe(terminal, Map.of("badge", person.badge()))
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("too-many-tries"));
        swipe(office.terminal(printer), Map.of("badge", person.badge())).statusCode(201);
    }

    @Test
    void codes_are_tried_only_so_often_by_everybody_together() {
        usedUp("enrolment");
        try {
            enrol("7KQ2-M4XD")
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("too-many-tries"));
        } finally {
            sql("delete from rate_window where subject = 'enrolment'");
        }
    }

    // This minute and, in case it ends now, the next.
    private void usedUp(String subject) {
        sql("insert into rate_window (subject, minute, tries)"
                + " select '" + subject + "', date_trunc('minute', now()) + n * interval '1 minute', 1000000"
                + " from generate_series(0, 1) n"
                + " on conflict (subject, minute) do update set tries = 1000000");
    }

    private static ValidatableResponse enrol(String code) {
        return given().contentType("application/json")
                .body(Map.of("code", code))
                .post("/api/v1/terminals/enrol")
                .then();
    }

    @Test
    void a_code_is_over_after_its_time() {
        var made = Office.admin()
                .body(Map.of("displayName", "Too late", "printers", List.of(printer.id())))
                .post("/api/v1/admin/terminals")
                .then()
                .statusCode(201);
        sql("update enrolment_code set expires_at = now() where terminal = '"
                + made.extract().path("id") + "'");

        enrol(made.extract().path("enrolmentCode")).statusCode(404).body("code", equalTo("code-unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7KQ2", "7KQ2-M4XD-7KQ2"})
    void what_is_no_code_is_400(String code) {
        enrol(code).statusCode(400).body("detail", containsString("code"));
    }

    @Test
    void an_idle_session_is_over_everywhere() {
        var session = office.session(office.terminal(printer), person);
        sql("update swipe_session set idle_until = now() where id = '" + session.id() + "'");

        session.jobs().statusCode(404).body("code", equalTo("session-not-found"));
        session.releases().statusCode(404);
        session.release(Map.of("all", true)).statusCode(404);
        session.extend(UUID.randomUUID().toString()).statusCode(404);
        session.delete(UUID.randomUUID().toString()).statusCode(404);
        session.signOut().statusCode(404);
        Office.as(session.terminal().key()).get(session.path("")).then().statusCode(404);
    }

    @Test
    void looking_at_the_list_does_not_prolong_a_session_and_acting_does_but_never_over_its_end() {
        var session = office.session(office.terminal(printer), person);
        sql("update swipe_session set idle_until = now() + interval '20 s', expires_at = now() + interval '30 s'"
                + " where id = '" + session.id() + "'");
        String before = expiresAt(session);
        session.jobs().statusCode(200);
        assertThat(expiresAt(session)).isEqualTo(before);

        session.release(Map.of("all", true)).statusCode(200);

        var after = Instant.parse(expiresAt(session));
        assertThat(Duration.between(Instant.parse(before), after))
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    private static String expiresAt(Office.Session session) {
        return Office.as(session.terminal().key())
                .get(session.path(""))
                .then()
                .statusCode(200)
                .extract()
                .path("expiresAt");
    }

    @Test
    void the_next_swipe_cancels_what_was_not_redirected_yet() {
        var terminal = office.terminal(office.printer());
        office.printAndHold(person, "In flight", 1);
        var first = office.session(terminal, person);
        String at = Office.as(terminal.key())
                .get("/api/v1/terminals/self")
                .then()
                .extract()
                .path("printers[0].id");
        PrintCloud.tell("GET ANSWER 503 50 /printers/" + at + "$");
        String job = first.job("In flight");
        first.release(Map.of("jobs", List.of(job))).statusCode(202).body("releases[0].state", equalTo("releasing"));

        var second = office.session(terminal, person);

        first.releases().statusCode(404);
        second.jobs().body("jobs.find { it.id == '" + job + "' }.state", equalTo("held"));
        second.releases().statusCode(200).body("releases", empty());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Office.admin()
                        .get("/api/v1/admin/jobs/" + job)
                        .then()
                        .body("state", equalTo("held"))
                        .body("timeline", hasItem(notNullValue())));
    }

    @Test
    void a_terminal_is_not_made_while_the_print_cloud_cannot_be_asked_about_its_printer() {
        String unknownYet = office.printer().id();
        PrintCloud.tell("GET ANSWER 503 50 /printers/" + unknownYet + "$");

        Office.admin()
                .body(Map.of("displayName", "Not yet", "printers", List.of(unknownYet)))
                .post("/api/v1/admin/terminals")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("code", equalTo("print-cloud-unavailable"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /terminals/self",
        "POST, /swipes",
        "GET, /sessions/x",
        "GET, /sessions/x/jobs",
        "GET, /sessions/x/events",
        "POST, /sessions/x/releases",
        "GET, /sessions/x/releases",
        "POST, /sessions/x/jobs/y/extension",
        "DELETE, /sessions/x/jobs/y",
        "DELETE, /sessions/x"
    })
    void only_terminals_come_here(String method, String path) {
        String address = "/api/v1" + path.replace("/x", "/" + UUID.randomUUID()).replace("/y", "/" + UUID.randomUUID());
        given().contentType("application/json").request(method, address).then().statusCode(401);
        for (String key : List.of(Keys.admin(), Keys.app(), person.key())) {
            Office.as(key).request(method, address).then().statusCode(403).contentType("application/problem+json");
        }
    }

    @Test
    void a_terminal_s_key_administers_nothing() {
        String key = office.terminal(printer).key();
        for (String path : List.of("terminals", "badges", "badges/export", "users", "groups", "keys")) {
            Office.as(key).get("/api/v1/admin/" + path).then().statusCode(403);
        }
    }

    @Test
    void a_terminal_s_key_without_a_terminal_opens_nothing() {
        String key = Office.admin()
                .body(Map.of("name", "nowhere", "kind", "terminal"))
                .post("/api/v1/admin/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");

        Office.as(key)
                .body(Map.of("badge", person.badge()))
                .post("/api/v1/swipes")
                .then()
                .statusCode(403)
                .body("code", equalTo("no-terminal"));
    }
}
