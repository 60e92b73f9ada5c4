package dev.holdfast.station;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import dev.holdfast.testing.Office;
import dev.holdfast.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SessionsTest {

    private static final Office.Shared OFFICE = new Office.Shared();

    private Office office;
    private Office.Printer printer;
    private Office.Terminal terminal;
    private Office.Person ana;
    private Office.Person ben;

    @BeforeEach
    void furnish() {
        office = OFFICE.open();
        printer = office.printer();
        terminal = office.terminal(printer);
        ana = office.person();
        ben = office.person();
    }

    @Test
    void an_unknown_badge_is_answered_with_a_code_for_the_help_desk() {
        var elsewhere = office.terminal(printer);
        Office.as(elsewhere.key())
                .body(Map.of(
                        "badge",
                        "0BAD" + UUID.randomUUID().toString().replace("-", "").substring(0, 8)))
                .post("/api/v1/swipes")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("badge-unknown"))
                .body("support", matchesPattern("[0-9A-Z]{4}"));
    }

    @Test
    void the_next_swipe_ends_the_session_before_it() {
        var at = office.terminal(printer);
        var first = office.session(at, ana);
        var second = office.session(at, ben);

        first.jobs().statusCode(404).body("code", equalTo("session-not-found"));
        second.jobs().statusCode(200);
    }

    @Test
    void even_an_unknown_badge_ends_the_session_before_it() {
        var at = office.terminal(printer);
        var first = office.session(at, ana);

        Office.as(at.key())
                .body(Map.of("badge", "0BADBADBAD"))
                .post("/api/v1/swipes")
                .then()
                .statusCode(404);

        first.jobs().statusCode(404);
    }

    @Test
    void a_session_is_over_after_sign_out() {
        var at = office.terminal(printer);
        var session = office.session(at, ana);

        session.signOut().statusCode(204);

        session.jobs().statusCode(404);
        session.release(Map.of("all", true)).statusCode(404);
        session.signOut().statusCode(404);
    }

    @Test
    void another_terminal_s_session_is_not_found() {
        var session = office.session(office.terminal(printer), ana);

        Office.as(terminal.key()).get(session.path("/jobs")).then().statusCode(404);
        Office.as(terminal.key()).delete(session.path("")).then().statusCode(404);
    }

    @Test
    void of_two_swipes_at_the_same_instant_one_session_stays() {
        var at = office.terminal(printer);
        for (int round = 0; round < 10; round++) {
            var sessions = Together.call(() -> office.session(at, ana), () -> office.session(at, ben));

            assertThat(sessions.stream()
                            .filter(session -> session.jobs().extract().statusCode() == 200))
                    .hasSize(1);
        }
    }

    @Test
    void a_job_of_somebody_else_is_not_found() {
        office.printAndHold(ben, "Of Ben", 1);
        var bens = office.session(office.terminal(printer), ben);
        String job = bens.job("Of Ben");
        var anas = office.session(office.terminal(printer), ana);

        anas.release(Map.of("jobs", List.of(job))).statusCode(404);
        anas.delete(job).statusCode(404);
        anas.extend(job).statusCode(404);
        bens.jobs().body("jobs.find { it.id == '" + job + "' }.state", equalTo("held"));
    }

    @Test
    void a_printer_that_is_not_the_terminal_s_is_refused_and_nothing_is_claimed() {
        office.printAndHold(ana, "Not there", 1);
        var session = office.session(office.terminal(printer), ana);

        session.release(Map.of("all", true, "printer", office.printer().id()))
                .statusCode(422)
                .body("code", equalTo("printer-not-allowed"));

        session.jobs().body("jobs.find { it.title == 'Not there' }.state", equalTo("held"));
    }

    @Test
    void an_extension_gives_the_job_its_full_time_again() {
        office.printAndHold(ana, "Longer", 1);
        var session = office.session(office.terminal(printer), ana);
        String job = session.job("Longer");
        String before = session.jobs().extract().path("jobs.find { it.id == '" + job + "' }.expiresAt");

        String after = session.extend(job).statusCode(200).extract().path("expiresAt");

        assertThat(java.time.Instant.parse(after)).isAfter(java.time.Instant.parse(before));
    }

    @Test
    void the_same_idempotency_key_releases_the_same_jobs_only() {
        var person = office.person();
        office.printAndHold(person, "First", 1);
        var session = office.session(office.terminal(printer), person);
        var request = Map.of("all", true);
        String first = releaseWithKey(session, request, 200).extract().path("releases[0].id");
        office.printAndHold(person, "Second", 1);

        releaseWithKey(session, request, 200).body("releases", hasSize(1)).body("releases[0].id", equalTo(first));

        session.jobs().body("jobs.title", equalTo(List.of("Second")));
        releaseWithKey(session, Map.of("all", true, "printer", printer.id()), 422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    private static io.restassured.response.ValidatableResponse releaseWithKey(
            Office.Session session, Map<String, ?> body, int status) {
        return Office.as(session.terminal().key())
                .header("Idempotency-Key", "same")
                .body(body)
                .post(session.path("/releases"))
                .then()
                .statusCode(status);
    }

    @Test
    void a_terminal_without_a_screen_releases_all_on_swipe() {
        var person = office.person();
        office.printAndHold(person, "One", 1);
        office.printAndHold(person, "Two", 1);

        office.swipe(office.terminal(Map.of("releaseAllOnSwipe", true), printer), person)
                .statusCode(201)
                .body("releases", hasSize(2));
    }

    @Test
    void a_code_enrols_one_terminal_once() {
        var made = Office.admin()
                .body(Map.of("displayName", "Once", "printers", List.of(printer.id())))
                .post("/api/v1/admin/terminals")
                .then()
                .statusCode(201);
        var code = Map.of("code", made.extract().<String>path("enrolmentCode").toLowerCase(java.util.Locale.ROOT));

        given().contentType("application/json")
                .body(code)
                .post("/api/v1/terminals/enrol")
                .then()
                .statusCode(201);

        given().contentType("application/json")
                .body(code)
                .post("/api/v1/terminals/enrol")
                .then()
                .statusCode(404)
                .body("code", equalTo("code-unknown"));
    }

    @Test
    void a_new_key_ends_the_old_one_when_it_is_first_used() {
        var old = office.terminal(printer);
        String code = Office.admin()
                .post("/api/v1/admin/terminals/" + old.id() + "/enrolment-code")
                .then()
                .statusCode(201)
                .extract()
                .path("enrolmentCode");
        String key = given().contentType("application/json")
                .body(Map.of("code", code))
                .post("/api/v1/terminals/enrol")
                .then()
                .extract()
                .path("key");
        Office.as(old.key()).get("/api/v1/terminals/self").then().statusCode(200);

        Office.as(key).get("/api/v1/terminals/self").then().statusCode(200).body("printers", hasSize(1));

        Office.as(old.key()).get("/api/v1/terminals/self").then().statusCode(401);
    }

    @Test
    void a_deleted_terminal_and_its_session_end_at_once() {
        var at = office.terminal(printer);
        var session = office.session(at, ana);

        Office.admin().delete("/api/v1/admin/terminals/" + at.id()).then().statusCode(204);

        session.jobs().statusCode(401);
        Office.admin().get("/api/v1/admin/terminals/" + at.id()).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                          | 400 | displayName
            {"displayName":"T"}                         | 400 | printers
            {"displayName":"T","printers":[]}           | 400 | printers
            {"displayName":"T","printers":[null]}       | 400 | printers
            {"displayName":"T","printers":"x"}          | 400 | printers
            {"displayName":"T","printers":["nowhere"]}  | 422 | nowhere
            {"displayName":"T","printers":["."]}        | 400 | printers
            {"displayName":"T","printers":["a/b"]}      | 400 | printers
            {"displayName":7,"printers":["x"]}          | 400 | displayName
            {"displayName":"T","printers":["x"],"sessionSeconds":1} | 400 | sessionSeconds
            {"displayName":"T","printers":["x"],"sessionSeconds":60.9} | 400 | sessionSeconds
            {"displayName":"T","printers":["x"],"sessionSeconds":"60"} | 400 | sessionSeconds
            {"displayName":"T","printers":["x"],"sessionSeconds":""} | 400 | sessionSeconds
            {"displayName":"T","printers":["x"],"releaseAllOnSwipe":1} | 400 | releaseAllOnSwipe
            {"displayName":"T","printers":["x"],"releaseAllOnSwipe":"true"} | 400 | releaseAllOnSwipe
            {"displayName":"T","printers":["nowhere"]}x | 400 | JSON
            """)
    void a_bad_terminal_is_named(String body, int status, String named) {
        Office.admin()
                .body(body)
                .post("/api/v1/admin/terminals")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(named));
    }

    @Test
    void a_virtual_printer_is_no_destination() {
        Office.admin()
                .body(Map.of(
                        "displayName",
                        "T",
                        "printers",
                        List.of(office.virtualPrinter().printer())))
                .post("/api/v1/admin/terminals")
                .then()
                .statusCode(422)
                .body("code", equalTo("printer-unknown"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                              | jobs
            {"jobs":[]}                     | jobs
            {"jobs":["x"]}                  | jobs
            {"all":true,"jobs":["7b0a6e1e-0000-7000-8000-000000000000"]} | jobs
            {"all":1}                       | all
            {"all":true,"configuration":{"copies":"many"}} | copies
            {"all":true,"configuration":{"copies":0}} | copies
            {"all":true,"configuration":{"copies":-1}} | copies
            {"all":true,"configuration":{"copies":1.5}} | copies
            {"all":true,"configuration":{"mediaSize":"a\\u0000"}} | mediaSize
            {"all":true,"configuration":{"finishings":["\\ud800"]}} | finishings
            {"all":true,"configuration":{"pageRanges":[{"start":5,"end":2}]}} | pageRanges
            """)
    void a_bad_choice_is_named(String body, String named) {
        Office.as(terminal.key())
                .body(body)
                .post(office.session(terminal, ana).path("/releases"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(named));
    }
}
