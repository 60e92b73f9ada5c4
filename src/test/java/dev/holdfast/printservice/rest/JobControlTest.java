package dev.holdfast.printservice.rest;

import static dev.holdfast.printservice.Sheet.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobControlTest {

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
    void starting_a_job_again_is_harmless() {
        var sheet = print();

        sheet.start().statusCode(200).body("state", equalTo("paused"));

        assertThat(Office.ask("select count(*) from spool_task where job_id = ?", Long.valueOf(sheet.job())))
                .isEqualTo(1L);
    }

    @Test
    void a_job_without_its_document_cannot_be_started() {
        var sheet = Sheet.create(ana, queue.share());
        sheet.start().statusCode(409).body("error.code", equalTo("notAllowed"));
        put(sheet.uploadUrl(100), new byte[100], 0, 50).statusCode(202);

        sheet.start().statusCode(409);

        sheet.get().body("status.details", contains("uploadPending"));
    }

    @Test
    void an_owner_cancels_their_job_and_its_task_ends_with_it() {
        var sheet = print();

        ana.calls().post(sheet.path() + "/cancel").then().statusCode(204);
        ana.calls().post(sheet.path() + "/cancel").then().statusCode(204);

        sheet.get().body("status.state", equalTo("canceled"));
        Office.app()
                .get(sheet.at(queue.printer()) + "?$expand=tasks,documents")
                .then()
                .body("tasks.status.state", contains("aborted"))
                .body("documents[0].size", equalTo(100));
        ana.calls().post(sheet.path() + "/start").then().statusCode(200).body("state", equalTo("canceled"));
        ana.calls()
                .get(sheet.path() + "/documents/" + sheet.document() + "/$value")
                .then()
                .statusCode(404);
    }

    @Test
    void an_administrator_cancels_any_job_and_an_application_none() {
        var sheet = print();
        Office.app()
                .post(sheet.at(queue.printer()) + "/cancel")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("accessDenied"));

        Office.admin().post(sheet.at(queue.printer()) + "/cancel").then().statusCode(204);

        sheet.get().body("status.state", equalTo("canceled"));
    }

    @Test
    void the_application_that_holds_a_job_aborts_it_with_a_reason() {
        var sheet = print();
        ana.calls().post(sheet.at(queue.printer()) + "/abort").then().statusCode(403);

        Office.app()
                .body("{\"reason\":\"Nobody came for it.\"}")
                .post(sheet.at(queue.printer()) + "/abort")
                .then()
                .statusCode(204);

        sheet.get().body("status.state", equalTo("aborted")).body("status.description", equalTo("Nobody came for it."));
        Office.app()
                .post(sheet.at(queue.printer()) + "/abort")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("notAllowed"));
    }

    @Test
    void what_another_application_holds_cannot_be_touched() {
        var sheet = print();
        var other = Office.app(
                UUID.randomUUID(),
                "Printer.Read.All",
                "PrintJob.Manage.All",
                "PrintJob.ReadWrite.All",
                "PrintTaskDefinition.ReadWrite.All");
        String job = sheet.at(queue.printer());

        other.post(job + "/abort").then().statusCode(409);
        other.body("{\"configuration\":{\"copies\":9}}").patch(job).then().statusCode(409);
        other.body("{\"destinationPrinterId\":\"" + Office.device().printer() + "\"}")
                .post(job + "/redirect")
                .then()
                .statusCode(409);
        other.get("/v1.0/print/taskDefinitions/" + queue.definition() + "/tasks")
                .then()
                .statusCode(404);

        sheet.get().body("status.state", equalTo("paused")).body("configuration.copies", equalTo(2));
    }

    @Test
    void a_changed_configuration_is_merged_over_the_jobs_own() {
        var sheet = print();

        Office.app()
                .body("{\"configuration\":{\"copies\":5,\"duplexMode\":\"flipOnLongEdge\"}}")
                .patch(sheet.at(queue.printer()))
                .then()
                .statusCode(200)
                .body("configuration.copies", equalTo(5))
                .body("configuration.duplexMode", equalTo("flipOnLongEdge"))
                .body("configuration.colorMode", equalTo("color"))
                .body("status.state", equalTo("paused"));
    }

    @Test
    void the_application_that_holds_a_job_may_replace_its_document() {
        var sheet = print();
        var replacement = Sheet.bytes(50);
        String at = sheet.at(queue.printer()) + "/documents/" + sheet.document();
        String url = Office.app()
                .body("{\"properties\":{\"documentName\":\"New.pdf\",\"contentType\":\"application/pdf\",\"size\":50}}")
                .post(at + "/createUploadSession")
                .then()
                .statusCode(200)
                .extract()
                .path("uploadUrl");

        put(Sheet.local(url), replacement, 0, 50).statusCode(201);

        assertThat(Office.app()
                        .get(at + "/$value")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(replacement);
        sheet.get().body("status.state", equalTo("paused"));
    }
}
