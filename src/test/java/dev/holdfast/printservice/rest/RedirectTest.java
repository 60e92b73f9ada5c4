package dev.holdfast.printservice.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedirectTest {

    private Office.Who ana;
    private Office.Queue queue;
    private Office.Target target;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        queue = Office.queue();
        target = Office.device();
    }

    static ValidatableResponse redirect(Sheet sheet, UUID from, UUID to) {
        return Office.app()
                .body("{\"destinationPrinterId\":\"" + to + "\"}")
                .post("/v1.0/print/printers/" + from + "/jobs/" + sheet.job() + "/redirect")
                .then();
    }

    private static String state(UUID printer, String job) {
        return Office.app()
                .get("/v1.0/print/printers/" + printer + "/jobs/" + job)
                .then()
                .statusCode(200)
                .extract()
                .path("status.state");
    }

    private static List<Path> paper(Office.Target target) throws IOException {
        try (var files = Files.list(target.folder())) {
            return files.toList();
        }
    }

    @Test
    void a_redirected_job_comes_out_at_the_destination_byte_for_byte() throws IOException {
        var content = Sheet.bytes(123_457);
        var sheet = Sheet.print(ana, queue.share(), content);

        String moved = Office.app()
                .body("{\"destinationPrinterId\":\"" + target.printer()
                        + "\",\"configuration\":{\"duplexMode\":\"flipOnLongEdge\"}}")
                .post(sheet.at(queue.printer()) + "/redirect")
                .then()
                .statusCode(200)
                .body("'@odata.context'", endsWith("$metadata#print/printers('" + target.printer() + "')/jobs/$entity"))
                .body("id", not(equalTo(sheet.job())))
                .body("createdBy.id", equalTo(ana.id()))
                .body("createdBy.userPrincipalName", equalTo(ana.upn()))
                .body("status.state", equalTo("processing"))
                .body("status.details", contains("interpreting"))
                .body("status.isAcquiredByPrinter", equalTo(false))
                .body("redirectedFrom", endsWith(sheet.at(queue.printer())))
                .body("redirectedTo", nullValue())
                .body("configuration.copies", equalTo(2))
                .body("configuration.duplexMode", equalTo("flipOnLongEdge"))
                .extract()
                .path("id");

        Office.app()
                .get(sheet.at(queue.printer()) + "?$expand=tasks")
                .then()
                .body("status.state", equalTo("completed"))
                .body("redirectedTo", endsWith("/print/printers/" + target.printer() + "/jobs/" + moved))
                .body("tasks.status.state", contains("completed"))
                .body("tasks.status.description", contains("Task execution is completed."));
        await().atMost(20, SECONDS).until(() -> state(target.printer(), moved).equals("completed"));
        assertThat(paper(target)).containsExactly(target.folder().resolve(moved + ".pdf"));
        assertThat(Files.readAllBytes(paper(target).getFirst())).isEqualTo(content);
        ana.calls()
                .get("/v1.0/print/printers/" + target.printer() + "/jobs/" + moved)
                .then()
                .statusCode(200)
                .body("status.details", contains("completedSuccessfully"));
    }

    @RepeatedTest(8)
    void a_job_can_be_redirected_while_its_document_is_downloaded() throws Exception {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(1_000));
        Callable<Integer> download = () -> ana.calls()
                .get(sheet.at(queue.printer()) + "/documents/" + sheet.document() + "/$value")
                .statusCode();
        Callable<Integer> redirect = () ->
                redirect(sheet, queue.printer(), target.printer()).extract().statusCode();

        assertThat(Together.call(download, download, redirect, download, download)
                        .get(2))
                .isEqualTo(200);
    }

    @RepeatedTest(8)
    void two_redirects_at_once_make_one_paper() throws Exception {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(1_000));
        var other = Office.device();
        var start = new CyclicBarrier(2);
        var calls = List.<Callable<Integer>>of(() -> race(start, sheet, target), () -> race(start, sheet, other));

        var answers = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(Office.ask(
                        "select count(*) from spool_job where redirected_from_job = ?", Long.valueOf(sheet.job())))
                .isEqualTo(1L);
        await().atMost(20, SECONDS)
                .until(() -> paper(target).size() + paper(other).size() == 1
                        && Office.ask("""
                                        select count(*) from spool_job where redirected_from_job = ?
                                        and state = 'COMPLETED'""", Long.valueOf(sheet.job())).equals(1L));
    }

    private int race(CyclicBarrier start, Sheet sheet, Office.Target to) throws Exception {
        start.await();
        return redirect(sheet, queue.printer(), to.printer()).extract().statusCode();
    }

    @Test
    void a_job_that_was_redirected_cannot_be_redirected_again() {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        redirect(sheet, queue.printer(), target.printer()).statusCode(200);

        redirect(sheet, queue.printer(), target.printer()).statusCode(409).body("error.code", equalTo("notAllowed"));
    }

    @Test
    void a_job_without_a_task_cannot_be_redirected() {
        var notStarted = Sheet.create(ana, queue.share());
        redirect(notStarted, queue.printer(), target.printer()).statusCode(409);

        UUID plain = Office.virtualPrinter();
        var notHeld = Sheet.print(ana, Office.share(plain), Sheet.bytes(10));
        redirect(notHeld, plain, target.printer()).statusCode(409);
    }

    @Test
    void a_redirect_needs_a_destination_that_is_another_printer_and_takes_jobs() {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        redirect(sheet, queue.printer(), queue.printer()).statusCode(400);
        redirect(sheet, queue.printer(), Ids.next()).statusCode(404);
        Office.sql("update spool_printer set accepting_jobs = false where id = ?", target.printer());
        redirect(sheet, queue.printer(), target.printer()).statusCode(409);
        for (String body : List.of("{}", "{\"destinationPrinterId\":7}", "{\"destinationPrinterId\":\"x\"}", "[]")) {
            Office.app()
                    .body(body)
                    .post(sheet.at(queue.printer()) + "/redirect")
                    .then()
                    .statusCode(400);
        }

        Office.app()
                .get(sheet.at(queue.printer()) + "?$expand=tasks")
                .then()
                .body("status.state", equalTo("paused"))
                .body("redirectedTo", nullValue())
                .body("tasks.status.state", contains("processing"));
    }

    @Test
    void only_an_application_that_may_manage_jobs_redirects() {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        String body = "{\"destinationPrinterId\":\"" + target.printer() + "\"}";
        String path = sheet.at(queue.printer()) + "/redirect";

        ana.calls().body(body).post(path).then().statusCode(403);
        Office.admin().body(body).post(path).then().statusCode(403);
        Office.app(UUID.randomUUID(), "PrintJob.ReadWrite.All")
                .body(body)
                .post(path)
                .then()
                .statusCode(403);
    }
}
