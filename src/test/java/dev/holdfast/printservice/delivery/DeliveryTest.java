package dev.holdfast.printservice.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.graph.JobRef;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryTest extends DeliveryScene {

    @Test
    void a_job_waits_for_its_device_and_says_so_until_it_is_back() throws IOException {
        var content = Sheet.bytes(5_000);
        String moved = waitingJob(Sheet.print(ana, queue.share(), content));
        job(target.printer(), moved)
                .body("status.state", equalTo("processing"))
                .body("status.details", contains("interpreting"))
                .body("status.description", containsString("folder is missing"))
                .body("status.isAcquiredByPrinter", equalTo(false));

        bringBack();

        awaitState(moved, "completed");
        assertThat(target.folder().resolve(moved + ".pdf")).hasBinaryContent(content);
    }

    @Test
    void what_else_waits_for_a_device_that_is_away_is_neither_tried_nor_written_again() throws IOException {
        String first = waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10)));
        String second = redirect(Sheet.print(ana, queue.share(), Sheet.bytes(20)), target.printer());
        var version = column("cast(xmin as text)", second);
        int tries = (Integer) column("attempt", first);

        await().atMost(20, SECONDS).until(() -> (Integer) column("attempt", first) >= tries + 3);

        assertThat(column("cast(xmin as text)", second)).isEqualTo(version);
        bringBack();
        awaitState(first, "completed");
        awaitState(second, "completed");
    }

    private static Object column(String column, String job) {
        return Office.ask("select " + column + " from spool_delivery where job_id = ?", Long.valueOf(job));
    }

    @Test
    void a_job_that_its_printer_does_not_take_in_time_is_held_again_and_can_be_printed_elsewhere() throws IOException {
        var content = Sheet.bytes(7_000);
        var sheet = Sheet.print(ana, queue.share(), content);
        String moved = waitingJob(sheet);

        Office.sql("update spool_delivery set withdraw_at = now() where job_id = ?", Long.valueOf(moved));

        awaitState(moved, "aborted");
        var successor = JobRef.parse(job(target.printer(), moved).extract().path("redirectedTo"))
                .orElseThrow();
        assertThat(successor.printerId()).isEqualTo(queue.printer().toString());
        job(queue.printer(), successor.jobId())
                .body("status.state", equalTo("paused"))
                .body("status.details", equalTo(List.of()))
                .body("createdBy.id", equalTo(ana.id()))
                .body("createdBy.userPrincipalName", equalTo(ana.upn()))
                .body("configuration.copies", equalTo(2))
                .body("redirectedFrom", endsWith("/print/printers/" + target.printer() + "/jobs/" + moved))
                .body("tasks.status.state", contains("processing"))
                .body("documents.size", contains(7_000));
        bringBack();
        assertThat(names(target.folder())).isEmpty();

        var other = Office.device();
        String again = redirect(queue.printer(), successor.jobId(), other.printer());
        await().atMost(20, SECONDS).until(() -> names(other.folder()).equals(List.of(again + ".pdf")));
        assertThat(other.folder().resolve(again + ".pdf")).hasBinaryContent(content);
        assertThat(names(target.folder())).isEmpty();
    }

    @Test
    void a_job_that_comes_back_has_forgotten_how_the_release_that_failed_would_have_printed_it() throws IOException {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        takeAway();
        String moved = waiting(redirect(
                queue.printer(),
                sheet.job(),
                "{\"destinationPrinterId\":\"" + target.printer()
                        + "\",\"configuration\":{\"copies\":20,\"duplexMode\":\"flipOnLongEdge\"}}"));

        Office.sql("update spool_delivery set withdraw_at = now() where job_id = ?", Long.valueOf(moved));

        awaitState(moved, "aborted");
        job(queue.printer(), successor(target.printer(), moved))
                .body("configuration.copies", equalTo(2))
                .body("configuration.duplexMode", nullValue());
    }

    @Test
    void jobs_that_wait_for_a_printer_are_held_again_when_it_is_removed() throws IOException {
        String moved = waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10)));

        Office.admin()
                .delete("/api/v1/admin/devices/" + target.printer())
                .then()
                .statusCode(204);

        awaitState(moved, "aborted");
        job(target.printer(), moved).body("status.description", containsString("held again"));
        job(queue.printer(), successor(target.printer(), moved)).body("status.state", equalTo("paused"));
    }

    @Test
    void a_redirect_to_a_printer_without_a_device_comes_back() {
        UUID elsewhere = Office.virtualPrinter();
        String moved = redirect(Sheet.print(ana, queue.share(), Sheet.bytes(10)), elsewhere);
        job(elsewhere, moved).body("status.state", equalTo("pending"));

        Office.sql("update spool_delivery set withdraw_at = now() where job_id = ?", Long.valueOf(moved));

        awaitState(elsewhere, moved, "aborted");
        job(queue.printer(), successor(elsewhere, moved)).body("status.state", equalTo("paused"));
    }

    @Test
    void a_job_that_nobody_could_release_any_more_does_not_come_back_and_does_not_say_so() throws IOException {
        String moved = waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10)));
        Office.app()
                .delete("/v1.0/print/taskDefinitions/" + queue.definition())
                .then()
                .statusCode(204);

        Office.sql("update spool_delivery set withdraw_at = now() where job_id = ?", Long.valueOf(moved));

        awaitState(moved, "aborted");
        job(target.printer(), moved)
                .body("status.description", equalTo("The printer did not take the print job in time."))
                .body("redirectedTo", nullValue());
    }

    @Test
    void a_job_is_not_started_at_a_printer_that_was_removed() {
        UUID printer = target.printer();
        var sheet = Sheet.create(ana, Office.share(printer));
        Sheet.put(sheet.uploadUrl(10), Sheet.bytes(10), 0, 10).statusCode(201);
        Office.admin().delete("/api/v1/admin/devices/" + printer).then().statusCode(204);

        Office.admin().post(sheet.at(printer) + "/start").then().statusCode(404);
        sheet.start().statusCode(404);

        assertThat(Office.ask("select count(*) from spool_delivery where job_id = ?", Long.valueOf(sheet.job())))
                .isEqualTo(0L);
    }

    private static String successor(UUID printer, String job) {
        return JobRef.parse(job(printer, job).extract().path("redirectedTo"))
                .orElseThrow()
                .jobId();
    }

    @Test
    void a_held_job_whose_task_is_completed_goes_on_at_its_own_printer() throws IOException {
        UUID definition = Office.hold(target.printer());
        var content = Sheet.bytes(300);
        var sheet = Sheet.print(ana, Office.share(target.printer()), content);
        sheet.get().body("status.state", equalTo("paused"));
        String tasks = "/v1.0/print/taskDefinitions/" + definition + "/tasks";
        String task = Office.app().get(tasks).then().extract().path("value[0].id");

        Office.app()
                .body("{\"status\":{\"state\":\"completed\"}}")
                .patch(tasks + "/" + task)
                .then()
                .statusCode(200);

        awaitState(sheet.job(), "completed");
        assertThat(target.folder().resolve(sheet.job() + ".pdf")).hasBinaryContent(content);
    }

    @Test
    void a_waiting_job_can_be_canceled_and_then_prints_nowhere() throws IOException {
        String moved = waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10)));

        ana.calls()
                .post("/v1.0/print/printers/" + target.printer() + "/jobs/" + moved + "/cancel")
                .then()
                .statusCode(204);
        bringBack();

        String next = redirect(Sheet.print(ana, queue.share(), Sheet.bytes(10)), target.printer());
        awaitState(next, "completed");
        assertThat(names(target.folder())).containsExactly(next + ".pdf");
        job(target.printer(), moved).body("status.state", equalTo("canceled"));
    }

    @Test
    void jobs_that_waited_for_one_printer_all_arrive_once_when_it_is_back() throws IOException {
        var papers = new ArrayList<String>();
        papers.add(waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(20_000))) + ".pdf");
        for (int i = 0; i < 4; i++) {
            papers.add(redirect(Sheet.print(ana, queue.share(), Sheet.bytes(20_000)), target.printer()) + ".pdf");
        }

        bringBack();

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(names(target.folder())).containsExactlyInAnyOrderElementsOf(papers));
    }
}
