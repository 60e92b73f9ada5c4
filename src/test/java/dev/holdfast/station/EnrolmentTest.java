package dev.holdfast.station;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.testing.Office;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A terminal gets its key by a code that works once and not for long.
@QuarkusTest
class EnrolmentTest {

    private static final Office.Shared OFFICE = new Office.Shared();

    private Office office;
    private Office.Printer printer;

    @BeforeEach
    void furnish() {
        office = OFFICE.open();
        printer = office.printer();
    }

    private static ValidatableResponse enrol(String code) {
        return given().contentType("application/json")
                .body(Map.of("code", code))
                .post("/api/v1/terminals/enrol")
                .then();
    }

    @Test
    void a_code_enrols_one_terminal_once() {
        var made = Office.admin()
                .body(Map.of("displayName", "Once", "printers", List.of(printer.id())))
                .post("/api/v1/admin/terminals")
                .then()
                .statusCode(201);
        String code = made.extract().<String>path("enrolmentCode").toLowerCase(Locale.ROOT);

        enrol(code).statusCode(201);

        enrol(code).statusCode(404).body("code", equalTo("code-unknown"));
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
        String key = enrol(code).extract().path("key");
        Office.as(old.key()).get("/api/v1/terminals/self").then().statusCode(200);

        Office.as(key).get("/api/v1/terminals/self").then().statusCode(200).body("printers", hasSize(1));

        Office.as(old.key()).get("/api/v1/terminals/self").then().statusCode(401);
    }

    @Test
    void a_code_is_over_after_its_time() {
        var made = Office.admin()
                .body(Map.of("displayName", "Too late", "printers", List.of(printer.id())))
                .post("/api/v1/admin/terminals")
                .then()
                .statusCode(201);
        Meanwhile.codeIsOver(made.extract().path("id"));

        enrol(made.extract().path("enrolmentCode")).statusCode(404).body("code", equalTo("code-unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7KQ2", "7KQ2-M4XD-7KQ2"})
    void what_is_no_code_is_400(String code) {
        enrol(code).statusCode(400).body("detail", containsString("code"));
    }

    @Test
    void codes_are_tried_only_so_often_by_everybody_together() {
        Meanwhile.usedUp("enrolment");
        try {
            enrol("7KQ2-M4XD")
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("too-many-tries"));
        } finally {
            Meanwhile.forgotten("enrolment");
        }
    }
}
