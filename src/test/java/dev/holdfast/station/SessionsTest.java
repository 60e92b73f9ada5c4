package dev.holdfast.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.testing.Office;
import dev.holdfast.testing.PrintCloud;
import dev.holdfast.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When a session begins and ends, and for whom it is open.
@QuarkusTest
class SessionsTest {

    private static final Office.Shared OFFICE = new Office.Shared();

    private Office office;
    private Office.Printer printer;
    private Office.Person ana;
    private Office.Person ben;

    @BeforeEach
    void furnish() {
        office = OFFICE.open();
        printer = office.printer();
        ana = office.person();
        ben = office.person();
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
    void the_next_swipe_cancels_what_was_not_redirected_yet() {
        var terminal = office.terminal(office.printer());
        office.printAndHold(ana, "In flight", 1);
        var first = office.session(terminal, ana);
        String at = Office.as(terminal.key())
                .get("/api/v1/terminals/self")
                .then()
                .extract()
                .path("printers[0].id");
        PrintCloud.tell("GET ANSWER 503 50 /printers/" + at + "$");
        String job = first.job("In flight");
        first.release(Map.of("jobs", List.of(job))).statusCode(202).body("releases[0].state", equalTo("releasing"));

        var second = office.session(terminal, ana);

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
        var terminal = office.terminal(printer);

        Office.as(terminal.key()).get(session.path("/jobs")).then().statusCode(404);
        Office.as(terminal.key()).delete(session.path("")).then().statusCode(404);
    }

    @Test
    void an_idle_session_is_over_everywhere() {
        var session = office.session(office.terminal(printer), ana);
        Meanwhile.idle(session.id());

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
        var session = office.session(office.terminal(printer), ana);
        Meanwhile.nearlyOver(session.id());
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
}
