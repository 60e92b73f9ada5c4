package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class JobsTest {

    private Office.Who ana;
    private Office.Queue queue;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        queue = Office.queue();
    }

    private Sheet print() {
        return Sheet.print(ana, queue.share(), Sheet.bytes(100));
    }

    @Test
    void a_new_job_is_as_the_documentation_shows_it() {
        ana.calls()
                .body("{\"configuration\":{\"copies\":1,\"finishings\":null,\"mediaSize\":\"A4\"}}")
                .post("/v1.0/print/shares/" + queue.share() + "/jobs")
                .then()
                .statusCode(201)
                .body("'@odata.context'", endsWith("$metadata#print/printJobs/$entity"))
                .body("id", matchesPattern("[0-9]+"))
                .body("createdDateTime", notNullValue())
                .body("isFetchable", equalTo(false))
                .body("redirectedFrom", nullValue())
                .body("redirectedTo", nullValue())
                .body("createdBy.id", equalTo(ana.id()))
                .body("createdBy.userPrincipalName", equalTo(ana.upn()))
                .body("createdBy.displayName", equalTo("Ana O'Neil"))
                .body("status.state", equalTo("paused"))
                .body("status.description", equalTo("The job is not a candidate for processing yet."))
                .body("status.isAcquiredByPrinter", equalTo(false))
                .body("status.details", contains("uploadPending"))
                .body("configuration.copies", equalTo(1))
                .body("configuration.mediaSize", equalTo("A4"))
                .body("documents[0].id", notNullValue())
                .body("documents[0].displayName", equalTo(""))
                .body("documents[0].contentType", equalTo(""))
                .body("documents[0].size", equalTo(0));
    }

    @Test
    void another_persons_job_does_not_exist() {
        var sheet = print();
        var bob = Office.person();
        var calls = List.of(sheet.path(), sheet.at(queue.printer()));

        for (String job : calls) {
            bob.calls().get(job).then().statusCode(404).body("error.code", equalTo("itemNotFound"));
            bob.calls().post(job + "/start").then().statusCode(404);
            bob.calls().post(job + "/cancel").then().statusCode(404);
            bob.calls()
                    .get(job + "/documents/" + sheet.document() + "/$value")
                    .then()
                    .statusCode(404);
        }
        bob.calls()
                .body("{\"properties\":{\"documentName\":\"x\",\"contentType\":\"application/pdf\",\"size\":1}}")
                .post(sheet.path() + "/documents/" + sheet.document() + "/createUploadSession")
                .then()
                .statusCode(404);
        sheet.get().body("status.state", equalTo("paused"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1e3", "99999999999999999999", "007", "%20", "1;drop", "..."})
    void a_job_id_that_is_none_is_simply_not_found(String id) {
        String jobs = "/v1.0/print/printers/" + queue.printer() + "/jobs/";

        Office.app().urlEncodingEnabled(false).get(jobs + id).then().statusCode(404);
        Office.app()
                .urlEncodingEnabled(false)
                .body("{\"destinationPrinterId\":\"" + queue.printer() + "\"}")
                .post(jobs + id + "/redirect")
                .then()
                .statusCode(404);
    }

    @Test
    void a_job_is_not_found_at_another_printer() {
        var sheet = print();

        Office.app()
                .get("/v1.0/print/printers/" + Office.virtualPrinter() + "/jobs/" + sheet.job())
                .then()
                .statusCode(404);
        Office.app()
                .get("/v1.0/print/printers/not-a-printer/jobs/" + sheet.job())
                .then()
                .statusCode(404);
    }

    @Test
    void jobs_are_found_by_user_principal_name_whatever_its_case_and_quotes() {
        var mine = print();
        var bobs = Sheet.print(Office.person(), queue.share(), Sheet.bytes(10));
        String jobs = "/v1.0/print/printers/" + queue.printer() + "/jobs";
        String quoted = ana.upn().replace("'", "''");

        for (String name : List.of(quoted, quoted.toUpperCase(java.util.Locale.ROOT))) {
            Office.app()
                    .queryParam("$filter", "createdBy/userPrincipalName eq '" + name + "'")
                    .queryParam("$expand", "documents")
                    .get(jobs)
                    .then()
                    .statusCode(200)
                    .body("value.id", contains(mine.job()))
                    .body("value[0].documents[0].size", equalTo(100))
                    .body("'@odata.context'", endsWith("print/printers('" + queue.printer() + "')/jobs"));
        }
        Office.app()
                .queryParam("$filter", "createdBy/userPrincipalName in ('" + quoted + "')")
                .get(jobs)
                .then()
                .statusCode(200)
                .body("value.id", contains(mine.job()));
        Office.app().get(jobs).then().body("value.id", contains(bobs.job(), mine.job()));
        ana.calls().get(jobs).then().body("value.id", contains(mine.job()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createdBy/userPrincipalName eq 'ana'neil@example.test'",
                "createdBy/userPrincipalName eq ana",
                "createdBy/userPrincipalName ne 'ana'",
                "createdBy/userPrincipalName eq 'ana' or 1 eq 1",
                "createdBy/userPrincipalName eq 'a\0'",
                "id eq '1'",
                ""
            })
    void other_filters_are_refused(String filter) {
        Office.app()
                .queryParam("$filter", filter)
                .get("/v1.0/print/printers/" + queue.printer() + "/jobs")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalidRequest"));
    }

    @Test
    void pages_follow_one_another_until_every_job_was_there_once() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            made.addFirst(Sheet.create(ana, queue.share()).job());
        }

        var seen = new ArrayList<String>();
        String next = "/v1.0/print/printers/" + queue.printer() + "/jobs?$top=3";
        int pages = 0;
        while (next != null) {
            var page = Office.app().urlEncodingEnabled(false).get(next).then().statusCode(200);
            seen.addAll(page.extract().path("value.id"));
            String link = page.extract().path("'@odata.nextLink'");
            next = link == null ? null : Sheet.local(link);
            pages++;
        }

        assertThat(seen).isEqualTo(made);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void keys_in_brackets_are_read_like_segments() {
        var sheet = print();

        Office.app()
                .urlEncodingEnabled(false)
                .get("/v1.0/print/printers('" + queue.printer() + "')/jobs('" + sheet.job() + "')")
                .then()
                .statusCode(200)
                .body("id", equalTo(sheet.job()));
    }

    @Test
    void without_a_credential_there_is_nothing() {
        io.restassured.RestAssured.given()
                .get("/v1.0/print/printers/" + queue.printer() + "/jobs")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("unauthenticated"));
    }

    @Test
    void a_service_cannot_print_and_a_person_cannot_print_at_a_printer() {
        Office.app()
                .body("{}")
                .post("/v1.0/print/shares/" + queue.share() + "/jobs")
                .then()
                .statusCode(403);
        ana.calls()
                .body("{}")
                .post("/v1.0/print/printers/" + queue.printer() + "/jobs")
                .then()
                .statusCode(403);
    }

    @Test
    void malformed_json_changes_nothing() {
        ana.calls()
                .body("{\"configuration\":")
                .post("/v1.0/print/shares/" + queue.share() + "/jobs")
                .then()
                .statusCode(400);
        ana.calls()
                .contentType("text/plain")
                .body("hello")
                .post("/v1.0/print/shares/" + queue.share() + "/jobs")
                .then()
                .statusCode(415);

        ana.calls()
                .get("/v1.0/print/shares/" + queue.share() + "/jobs")
                .then()
                .body("value", equalTo(List.of()))
                .body("value", not(hasItem("x")));
    }
}
