package dev.holdfast.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.testing.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What somebody may do with the jobs in a session.
@QuarkusTest
class SessionJobsTest {

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

        assertThat(Instant.parse(after)).isAfter(Instant.parse(before));
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

    private static ValidatableResponse releaseWithKey(Office.Session session, Map<String, ?> body, int status) {
        return Office.as(session.terminal().key())
                .header("Idempotency-Key", "same")
                .body(body)
                .post(session.path("/releases"))
                .then()
                .statusCode(status);
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
