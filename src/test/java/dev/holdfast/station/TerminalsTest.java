package dev.holdfast.station;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.testing.Keys;
import dev.holdfast.testing.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which terminals can be made, how they go away, and what is theirs alone.
@QuarkusTest
class TerminalsTest {

    private static final Office.Shared OFFICE = new Office.Shared();

    private Office office;
    private Office.Printer printer;

    @BeforeEach
    void furnish() {
        office = OFFICE.open();
        printer = office.printer();
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

    @Test
    void a_deleted_terminal_and_its_session_end_at_once() {
        var at = office.terminal(printer);
        var session = office.session(at, office.person());

        Office.admin().delete("/api/v1/admin/terminals/" + at.id()).then().statusCode(204);

        session.jobs().statusCode(401);
        Office.admin().get("/api/v1/admin/terminals/" + at.id()).then().statusCode(404);
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
        for (String key : List.of(Keys.admin(), Keys.app(), office.person().key())) {
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
}
