package dev.holdfast.station;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.testing.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a terminal is answered when a badge is touched.
@QuarkusTest
class SwipesTest {

    private static final Office.Shared OFFICE = new Office.Shared();

    private Office office;
    private Office.Printer printer;
    private Office.Person person;

    @BeforeEach
    void furnish() {
        office = OFFICE.open();
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
        Meanwhile.usedUp("swipe " + terminal.id());

        swipe(terminal, Map.of("badge", person.badge()))
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("too-many-tries"));
        swipe(office.terminal(printer), Map.of("badge", person.badge())).statusCode(201);
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

    @Test
    void a_terminal_without_a_screen_releases_all_on_swipe() {
        office.printAndHold(person, "One", 1);
        office.printAndHold(person, "Two", 1);

        office.swipe(office.terminal(Map.of("releaseAllOnSwipe", true), printer), person)
                .statusCode(201)
                .body("releases", hasSize(2));
    }
}
