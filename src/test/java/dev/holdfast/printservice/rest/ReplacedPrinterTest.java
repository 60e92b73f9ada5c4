package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A share that is pointed to another printer while people print to it.
@QuarkusTest
class ReplacedPrinterTest {

    private static final int SIZE = 100;

    private Office.Who ana;
    private Office.Queue queue;
    private UUID other;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        queue = Office.queue();
        other = Office.virtualPrinter();
        Office.hold(other);
    }

    private void replace() {
        Office.admin()
                .body(Map.of("printer@odata.bind", "https://graph.microsoft.com/v1.0/print/printers/" + other))
                .patch(At.share(queue.share()))
                .then()
                .statusCode(200);
    }

    @Test
    void jobs_stay_where_they_are_and_new_ones_go_to_the_new_printer() {
        var waiting = Sheet.print(ana, queue.share(), Sheet.bytes(SIZE));

        replace();

        var next = Sheet.print(ana, queue.share(), Sheet.bytes(SIZE));
        Office.app().get(waiting.at(queue.printer())).then().statusCode(200).body("status.state", equalTo("paused"));
        Office.app().get(next.at(other)).then().statusCode(200);
        Office.app().get(next.at(queue.printer())).then().statusCode(404);
        Office.app()
                .get("/v1.0/print/printers/" + other + "/jobs")
                .then()
                .body("value.id", hasItem(next.job()))
                .body("value.id", not(hasItem(waiting.job())));
    }

    @Test
    void a_job_that_was_begun_before_is_uploaded_started_and_followed_by_its_share() {
        var sheet = Sheet.create(ana, queue.share());

        replace();

        Sheet.put(sheet.uploadUrl(SIZE), Sheet.bytes(SIZE), 0, SIZE).statusCode(201);
        sheet.start().statusCode(200);
        ana.calls().get(sheet.path()).then().statusCode(200).body("status.state", equalTo("paused"));
        ana.calls().get(At.share(queue.share()) + "/jobs").then().body("value.id", contains(sheet.job()));
        Office.app()
                .get(sheet.at(queue.printer()) + "?$expand=tasks")
                .then()
                .statusCode(200)
                .body("tasks.size()", equalTo(1));
        ana.calls().post(sheet.path() + "/cancel").then().statusCode(204);
        ana.calls().get(sheet.path()).then().body("status.state", equalTo("canceled"));
    }

    @Test
    void the_application_that_holds_jobs_acts_on_them_by_their_share_too() {
        var redirected = Sheet.print(ana, queue.share(), Sheet.bytes(SIZE));
        var aborted = Sheet.print(ana, queue.share(), Sheet.bytes(SIZE));
        UUID device = Office.device().printer();

        replace();

        Office.app()
                .body(Map.of("configuration", Map.of("copies", 5)))
                .patch(redirected.path())
                .then()
                .statusCode(200)
                .body("'@odata.context'", containsString("print/shares('" + queue.share() + "')/jobs/$entity"))
                .body("configuration.copies", equalTo(5));
        Office.app()
                .body(Map.of("destinationPrinterId", device))
                .post(redirected.path() + "/redirect")
                .then()
                .statusCode(200)
                .body("'@odata.context'", containsString("print/printers('" + device + "')/jobs/$entity"))
                .body("redirectedFrom", endsWith(redirected.at(queue.printer())))
                .body("configuration.copies", equalTo(5));
        Office.app()
                .body(Map.of("reason", "Nobody came."))
                .post(aborted.path() + "/abort")
                .then()
                .statusCode(204);
        aborted.get().body("status.state", equalTo("aborted")).body("status.description", equalTo("Nobody came."));
        assertThat(Office.ask(
                        "select count(*) from audit_entry where action = 'spool.job-aborted' and subject = ?",
                        queue.printer() + "/" + aborted.job()))
                .isEqualTo(1L);
    }

    @Test
    void nobody_else_acts_on_a_held_job_by_its_share() {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(SIZE));
        var stranger = Office.app(UUID.randomUUID(), "Printer.Read.All", "PrintJob.Manage.All");
        String elsewhere = At.share(Office.share(other)) + "/jobs/" + sheet.job();

        stranger.post(sheet.path() + "/abort").then().statusCode(409);
        stranger.body(Map.of("configuration", Map.of("copies", 9)))
                .patch(sheet.path())
                .then()
                .statusCode(409);
        stranger.body(Map.of("destinationPrinterId", Office.device().printer()))
                .post(sheet.path() + "/redirect")
                .then()
                .statusCode(409);
        ana.calls().post(sheet.path() + "/abort").then().statusCode(403);
        Office.app().post(elsewhere + "/abort").then().statusCode(404);

        sheet.get().body("status.state", equalTo("paused")).body("configuration.copies", equalTo(2));
    }

    @Test
    void another_persons_job_is_not_shown_by_the_share() {
        var sheet = Sheet.create(ana, queue.share());
        replace();

        Office.person().calls().get(sheet.path()).then().statusCode(404);
    }
}
