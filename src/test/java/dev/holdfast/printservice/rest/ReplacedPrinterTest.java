package dev.holdfast.printservice.rest;

import static org.hamcrest.Matchers.contains;
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
    void another_persons_job_is_not_shown_by_the_share() {
        var sheet = Sheet.create(ana, queue.share());
        replace();

        Office.person().calls().get(sheet.path()).then().statusCode(404);
    }
}
