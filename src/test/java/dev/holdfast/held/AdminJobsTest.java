package dev.holdfast.held;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminJobsTest {

    private static final String JOBS = "/api/v1/admin/jobs";

    private @Nullable Anywhere opened;
    private Anywhere anywhere;

    @BeforeEach
    void open() {
        opened = opened == null ? Anywhere.open() : opened;
        anywhere = opened;
    }

    @Test
    void jobs_are_listed_by_state_owner_and_virtual_printer() {
        var ana = Office.person();
        var first = anywhere.printAndHold(ana, 1);
        var second = anywhere.printAndHold(ana, 1);

        Office.admin()
                .get(JOBS + "?state=held&owner=" + ana.id() + "&virtualPrinter=" + anywhere.id())
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        equalTo(java.util.List.of(
                                first.id().toString(), second.id().toString())))
                .body("items[0].owner.id", equalTo(ana.id()));
        Office.admin()
                .get(JOBS + "?state=deleted&owner=" + ana.id())
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void a_long_list_comes_in_pages() {
        var ana = Office.person();
        var first = anywhere.printAndHold(ana, 1);
        var second = anywhere.printAndHold(ana, 1);

        String cursor = Office.admin()
                .get(JOBS + "?limit=1&owner=" + ana.id())
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(first.id().toString()))
                .extract()
                .path("cursor");

        Office.admin()
                .get(JOBS + "?limit=1&owner=" + ana.id() + "&cursor=" + cursor)
                .then()
                .body("items[0].id", equalTo(second.id().toString()))
                .body("cursor", equalTo(null));
    }

    @Test
    void one_job_comes_with_its_timeline() {
        var job = anywhere.printAndHold(Office.person(), 1);

        Office.admin()
                .get(JOBS + "/" + job.id())
                .then()
                .statusCode(200)
                .body("timeline.what", hasItem("held"))
                .body("timeline[0].at", notNullValue());
    }

    @Test
    void an_administrator_releases_with_a_reason_that_stays_visible() {
        var job = anywhere.printAndHold(Office.person(), 1);

        Office.admin()
                .body(Map.of("printer", Office.device().printer(), "reason", "The badge was left at home"))
                .post(JOBS + "/" + job.id() + "/release")
                .then()
                .statusCode(200)
                .body("state", equalTo("redirected"))
                .body("underWay", equalTo(null));

        job.awaitState("DELIVERED");
        Office.admin()
                .get(JOBS + "/" + job.id())
                .then()
                .body("timeline.what", hasItems("held", "released-by-administrator", "redirected", "delivered"))
                .body("timeline.detail", hasItem("The badge was left at home"));
    }

    @Test
    void a_release_that_is_refused_does_not_show_as_one() {
        var job = anywhere.printAndHold(Office.person(), 1);
        Office.admin().delete(JOBS + "/" + job.id()).then().statusCode(204);

        Office.admin()
                .body(Map.of("printer", Office.device().printer(), "reason", "Too late"))
                .post(JOBS + "/" + job.id() + "/release")
                .then()
                .statusCode(200)
                .body("state", equalTo("refused"))
                .body("reason", equalTo("deleted"));

        Office.admin()
                .get(JOBS + "/" + job.id())
                .then()
                .body("timeline.what", not(hasItem("released-by-administrator")));
    }

    @Test
    void the_same_idempotency_key_releases_once() {
        var job = anywhere.printAndHold(Office.person(), 1);
        var body = Map.of("printer", Office.device().printer(), "reason", "Twice");
        String first = releaseWithKey(job, body);

        assertThat(releaseWithKey(job, body)).isEqualTo(first);
    }

    private static String releaseWithKey(Anywhere.Held job, Map<String, ?> body) {
        return Office.admin()
                .header("Idempotency-Key", "release-" + job.id())
                .body(body)
                .post(JOBS + "/" + job.id() + "/release")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    @Test
    void an_administrator_deletes_a_job() {
        var job = anywhere.printAndHold(Office.person(), 1);

        Office.admin().delete(JOBS + "/" + job.id()).then().statusCode(204);

        Office.admin().get(JOBS + "/" + job.id()).then().statusCode(200).body("state", equalTo("deleted"));
        Office.admin().delete(JOBS + "/" + job.id()).then().statusCode(404);
    }

    @Test
    void a_virtual_printer_is_no_printer_to_release_to() {
        var job = anywhere.printAndHold(Office.person(), 1);

        for (String printer :
                new String[] {anywhere.printer(), UUID.randomUUID().toString()}) {
            Office.admin()
                    .body(Map.of("printer", printer, "reason", "x"))
                    .post(JOBS + "/" + job.id() + "/release")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("printer-unknown"));
        }
        assertThat(job.state()).isEqualTo("HELD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                          | printer
            {"printer":"x"}             | reason
            {"printer":"x","reason":""} | reason
            {"printer":5,"reason":"x"}  | printer
            {"printer":["x"]}           | printer
            """)
    void a_bad_release_names_the_field(String body, String field) {
        var job = anywhere.printAndHold(Office.person(), 1);

        Office.admin()
                .body(body)
                .post(JOBS + "/" + job.id() + "/release")
                .then()
                .statusCode(400)
                .body("detail", containsString(field));
    }

    @ParameterizedTest
    @CsvSource({
        "state=nonsense, 400",
        "owner=nobody, 400",
        "virtualPrinter=x, 400",
        "limit=0, 400",
        "limit=x, 400",
        "limit=201, 400"
    })
    void a_bad_filter_is_refused(String query, int status) {
        Office.admin().get(JOBS + "?" + query).then().statusCode(status);
    }

    @Test
    void what_is_no_job_is_not_found() {
        Office.admin().get(JOBS + "/nonsense").then().statusCode(404).body("code", equalTo("job-not-found"));
        Office.admin().delete(JOBS + "/" + UUID.randomUUID()).then().statusCode(404);
        Office.admin()
                .body(Map.of("printer", Office.device().printer(), "reason", "x"))
                .post(JOBS + "/" + UUID.randomUUID() + "/release")
                .then()
                .statusCode(404);
    }

    @Test
    void nobody_but_administrators_may() {
        var ana = Office.person();

        ana.calls().get(JOBS).then().statusCode(403);
        io.restassured.RestAssured.given().get(JOBS).then().statusCode(401);
    }
}
