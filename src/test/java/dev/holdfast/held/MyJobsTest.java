package dev.holdfast.held;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.holdfast.testing.Office;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What people see of their own jobs away from any terminal.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MyJobsTest {

    private static final String JOBS = "/api/v1/me/jobs";
    private final Office.Shared shared = new Office.Shared();
    private Office office;
    private Office.Person ana;

    @BeforeEach
    void print() {
        office = shared.open();
        ana = office.person();
        office.printAndHold(ana, "Minutes", 1);
    }

    @Test
    void a_person_s_list_is_the_one_at_the_printer() {
        Office.as(ana.key())
                .get(JOBS)
                .then()
                .statusCode(200)
                .body("jobs", hasSize(1))
                .body("jobs[0].title", equalTo("Minutes"))
                .body("jobs[0].expiresAt", notNullValue());
    }

    @Test
    void a_job_s_owner_reads_what_became_of_it_step_by_step() {
        var printer = office.printer();
        var session = office.session(office.terminal(Map.of(), printer), ana);
        String id = session.job("Minutes");
        session.release(Map.of("jobs", List.of(id)));
        session.awaitRelease("delivered");

        var job = Office.as(ana.key()).get(JOBS + "/" + id).then().statusCode(200);

        job.body("state", equalTo("delivered"))
                .body(
                        "timeline.what",
                        contains("received", "held", "releasing", "redirected", "accepted", "delivered"));
        List<String> details = job.extract().path("timeline.detail");
        assertThat(details.get(2)).startsWith("At Terminal ");
        assertThat(details.get(3)).startsWith("To Printer ");
    }

    @Test
    void another_person_s_job_is_not_found() {
        String id = idOfTheOne();
        String other = office.person().key();

        Office.as(other).get(JOBS + "/" + id).then().statusCode(404).body("code", equalTo("job-not-found"));
        Office.as(other).post(JOBS + "/" + id + "/extension").then().statusCode(404);
        Office.as(other).delete(JOBS + "/" + id).then().statusCode(404);
        Office.as(other).get(JOBS + "/nonsense").then().statusCode(404);

        Office.as(ana.key()).get(JOBS).then().body("jobs", hasSize(1));
    }

    @Test
    void only_people_have_jobs_of_their_own() {
        given().get(JOBS).then().statusCode(401);
        Office.admin().get(JOBS).then().statusCode(403);
        Office.as(office.terminal(office.printer()).key()).get(JOBS).then().statusCode(403);
    }

    @Test
    void the_owner_gives_a_job_more_time_or_deletes_it() {
        String id = idOfTheOne();
        dev.holdfast.printservice.Office.sql(
                "update held_job set expires_at = expires_at - interval '1 hour' where id = ?",
                java.util.UUID.fromString(id));
        Instant before = expiry(id);

        Office.as(ana.key()).post(JOBS + "/" + id + "/extension").then().statusCode(200);
        assertThat(expiry(id)).isAfter(before.plus(Duration.ofMinutes(50)));

        Office.as(ana.key()).delete(JOBS + "/" + id).then().statusCode(204);
        Office.as(ana.key()).get(JOBS).then().body("jobs", hasSize(0));
        Awaitility.await()
                .untilAsserted(() -> Office.as(ana.key())
                        .get(JOBS + "/" + id)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("deleted")));
    }

    private String idOfTheOne() {
        return Office.as(ana.key()).get(JOBS).then().extract().path("jobs[0].id");
    }

    private Instant expiry(String id) {
        return Instant.parse(
                Office.as(ana.key()).get(JOBS + "/" + id).then().extract().path("expiresAt"));
    }
}
