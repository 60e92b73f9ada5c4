package dev.holdfast.printservice.delivery;

import static org.awaitility.Awaitility.await;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A person, a queue that holds jobs, and a scripted printer that is registered as a device.
abstract class IppScene {

    private static final Duration SOON = Duration.ofSeconds(20);

    protected final ScriptedPrinter printer = ScriptedPrinter.start();
    protected final PrinterMemory memory = printer.memory();
    protected Office.Who ana;
    protected Office.Queue queue;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        queue = Office.queue();
    }

    @AfterEach
    void switchOff() {
        printer.close();
    }

    static UUID register(ScriptedPrinter printer) {
        return UUID.fromString(Office.admin()
                .body(Map.of("displayName", "Scripted", "deviceUri", printer.uri()))
                .post("/api/v1/admin/devices")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    UUID register() {
        return register(printer);
    }

    /// Prints at the queue and sends it to the device; the job's number there.
    String release(UUID device, byte[] content) {
        var sheet = Sheet.print(ana, queue.share(), content);
        return DeliveryScene.redirect(queue.printer(), sheet.job(), device);
    }

    static ValidatableResponse job(UUID device, String job) {
        return DeliveryScene.job(device, job);
    }

    static void awaitState(UUID device, String job, String state) {
        await().atMost(SOON).until(() -> state(device, job), state::equals);
    }

    static String state(UUID device, String job) {
        return job(device, job).extract().path("status.state");
    }

    static void awaitDescription(UUID device, String job, String part) {
        await().atMost(SOON)
                .until(
                        () -> job(device, job).extract().<String>path("status.description"),
                        description -> description.contains(part));
    }
}
