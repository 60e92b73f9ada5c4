package dev.holdfast.printservice.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// A person, a queue that holds jobs, and a device that can be taken away and brought back.
abstract class DeliveryScene {

    protected Office.Who ana;
    protected Office.Queue queue;
    protected Office.Target target;
    protected Path away;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        queue = Office.queue();
        target = Office.device();
        away = target.folder().resolveSibling(target.folder().getFileName() + "-away");
    }

    String redirect(Sheet sheet, UUID to) {
        return redirect(queue.printer(), sheet.job(), to);
    }

    static String redirect(UUID from, String job, UUID to) {
        return redirect(from, job, "{\"destinationPrinterId\":\"" + to + "\"}");
    }

    static String redirect(UUID from, String job, String body) {
        return Office.app()
                .body(body)
                .post("/v1.0/print/printers/" + from + "/jobs/" + job + "/redirect")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    static ValidatableResponse job(UUID printer, String job) {
        return Office.app()
                .get("/v1.0/print/printers/" + printer + "/jobs/" + job + "?$expand=tasks,documents")
                .then()
                .statusCode(200);
    }

    void awaitState(String job, String state) {
        awaitState(target.printer(), job, state);
    }

    static void awaitState(UUID printer, String job, String state) {
        await().atMost(20, SECONDS)
                .until(() ->
                        job(printer, job).extract().<String>path("status.state").equals(state));
    }

    void takeAway() throws IOException {
        Files.move(target.folder(), away);
    }

    void bringBack() throws IOException {
        Files.move(away, target.folder());
    }

    /// The device is away, and the job waits for it between two attempts.
    String waitingJob(Sheet sheet) throws IOException {
        takeAway();
        return waiting(redirect(sheet, target.printer()));
    }

    static String waiting(String moved) {
        await().atMost(20, SECONDS)
                .until(() -> Integer.valueOf(1)
                        .equals(Office.ask(
                                "select 1 from spool_delivery where job_id = ? and attempt > 0 and leased_until is null",
                                Long.valueOf(moved))));
        return moved;
    }

    static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
