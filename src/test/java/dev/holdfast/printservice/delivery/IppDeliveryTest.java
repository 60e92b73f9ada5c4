package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.printservice.delivery.ScriptedPrinter.Trick;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a printer does of its own accord.
@QuarkusTest
class IppDeliveryTest extends IppScene {

    @Test
    void a_printer_that_is_registered_shows_what_it_can_do_and_where_it_stands() {
        UUID device = register();

        Office.app()
                .get("/v1.0/print/printers/" + device + "?$select=manufacturer,model,location,capabilities,status")
                .then()
                .statusCode(200)
                .body("manufacturer", equalTo("Acme"))
                .body("model", equalTo("Acme Nine"))
                .body("location.roomDescription", containsString("by the stairs"))
                .body("location.latitude", equalTo(48.137f))
                .body("capabilities.contentTypes", hasItem("application/pdf"))
                .body("capabilities.duplexModes", hasItem("flipOnLongEdge"))
                .body("status.state", equalTo("idle"));
        assertThat((byte[]) Office.ask("select ipp_attributes from spool_printer where id = ?", device))
                .asString(java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("marker-levels");
    }

    @Test
    void a_job_arrives_byte_for_byte_once() {
        UUID device = register();
        var content = PrinterMemory.document(300_000);

        String job = release(device, content);

        awaitState(device, job, "completed");
        assertThat(memory.paper()).containsExactly(content);
        assertThat(memory.jobs()).hasSize(1);
        assertThat(memory.last().name).startsWith("Holdfast " + job);
        assertThat(printer.logins()).as("a password over an open line").isEmpty();
        assertThat(memory.last().format).isEqualTo("application/pdf");
    }

    @Test
    void a_printer_that_knows_no_better_gets_the_job_in_one_step() {
        memory.takeJobsInOneStepOnly();
        UUID device = register();
        var content = PrinterMemory.document(5_000);

        String job = release(device, content);

        awaitState(device, job, "completed");
        assertThat(memory.paper()).containsExactly(content);
        assertThat(printer.calls()).contains(ScriptedPrinter.PRINT_JOB).doesNotContain(ScriptedPrinter.CREATE_JOB);
    }

    @Test
    void a_printer_that_is_busy_is_waited_for() {
        UUID device = register();
        printer.once(ScriptedPrinter.CREATE_JOB, new Trick.Says(ScriptedPrinter.BUSY))
                .once(ScriptedPrinter.CREATE_JOB, new Trick.Says(ScriptedPrinter.BUSY));
        var content = PrinterMemory.document(5_000);

        String job = release(device, content);
        awaitDescription(device, job, "busy");

        awaitState(device, job, "completed");
        assertThat(memory.paper()).containsExactly(content);
    }

    @Test
    void a_jam_is_told_and_waited_for() {
        memory.printSlowly();
        UUID device = register();
        String job = release(device, PrinterMemory.document(5_000));
        awaitDescription(device, job, "is printing");

        memory.be(5, "media-jam-error");
        memory.stand(memory.last(), PrinterMemory.STOPPED, "printer-stopped");
        awaitState(device, job, "stopped");
        job(device, job).body("status.description", containsString("paper is jammed"));

        memory.be(4, "none");
        memory.end(memory.last());
        awaitState(device, job, "completed");
        assertThat(memory.paper()).hasSize(1);
    }

    @Test
    void a_job_that_is_cancelled_at_the_panel_is_cancelled_and_not_sent_again() {
        memory.printSlowly();
        UUID device = register();
        String job = release(device, PrinterMemory.document(5_000));
        awaitDescription(device, job, "is printing");

        memory.stand(memory.last(), PrinterMemory.CANCELED, "job-canceled-at-device");

        awaitState(device, job, "canceled");
        job(device, job).body("status.description", containsString("canceled at the printer"));
        assertThat(memory.jobs()).hasSize(1);
    }

    @Test
    void a_job_that_the_printer_gives_up_fails_with_its_reason() {
        memory.printSlowly();
        UUID device = register();
        String job = release(device, PrinterMemory.document(5_000));
        awaitDescription(device, job, "is printing");

        memory.stand(memory.last(), PrinterMemory.ABORTED, "document-format-error");

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("it cannot read the document"));
        assertThat(memory.jobs()).hasSize(1);
    }

    @Test
    void two_jobs_for_one_printer_come_out_one_after_the_other() {
        memory.printSlowly();
        UUID device = register();
        String one = release(device, PrinterMemory.document(2_000));
        awaitDescription(device, one, "is printing");
        String other = release(device, PrinterMemory.document(3_000));

        await().during(Duration.ofSeconds(3)).until(() -> memory.jobs().size() == 1);
        memory.end(memory.last());
        awaitState(device, one, "completed");
        awaitDescription(device, other, "is printing");
        memory.end(memory.last());

        awaitState(device, other, "completed");
        assertThat(memory.paper()).hasSize(2);
    }

    @Test
    void a_document_that_the_printer_does_not_take_is_refused_in_plain_words() {
        UUID device = register();
        printer.once(ScriptedPrinter.SEND_DOCUMENT, new Trick.Says(0x040a));

        String job = release(device, PrinterMemory.document(100));

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("does not take documents of this format"));
        assertThat(memory.paper()).isEmpty();
        assertThat(memory.last().state).isEqualTo(PrinterMemory.CANCELED);
    }

    @Test
    void a_wish_that_the_printer_cannot_follow_is_named() {
        UUID device = register();
        var sheet = Sheet.print(ana, queue.share(), PrinterMemory.document(100));

        String job = DeliveryScene.redirect(
                queue.printer(),
                sheet.job(),
                "{\"destinationPrinterId\":\"" + device
                        + "\",\"configuration\":{\"copies\":3,\"colorMode\":\"color\",\"finishings\":[\"staple\"]}}");

        awaitState(device, job, "completed");
        job(device, job)
                .body("status.description", containsString("colorMode, finishings"))
                .body("status.details", hasItem("completedWithWarnings"));
        assertThat(memory.last().ticket.names()).containsExactly("copies");
    }

    @Tag("conformance")
    @Test
    void a_printer_that_is_away_is_asked_less_often_until_somebody_wants_to_know() {
        UUID device = register();
        printer.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> status(device).equals("stopped"));

        Office.sql(
                "update spool_printer set missed_probes = 7, probed_at = now() - interval '3 seconds' where id = ?",
                device);
        await().during(Duration.ofSeconds(3)).until(() -> misses(device) == 7);
        Office.app().get("/v1.0/print/printers/" + device).then().statusCode(200);

        await().atMost(Duration.ofSeconds(10)).until(() -> misses(device) == 8);
    }

    private static String status(UUID device) {
        return (String) Office.ask("select status ->> 'state' from spool_printer where id = ?", device);
    }

    private static int misses(UUID device) {
        return (Integer) Office.ask("select missed_probes from spool_printer where id = ?", device);
    }

    @Test
    void a_printer_that_has_stopped_gets_nothing_until_it_goes_on() {
        UUID device = register();
        memory.be(5, "media-empty-error");

        String job = release(device, PrinterMemory.document(100));
        awaitDescription(device, job, "it is out of paper");
        assertThat(memory.jobs()).isEmpty();
        memory.be(3, "none");

        awaitState(device, job, "completed");
        assertThat(memory.paper()).hasSize(1);
    }
}
