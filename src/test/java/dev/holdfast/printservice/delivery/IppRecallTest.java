package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.delivery.ScriptedPrinter.Trick;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Printers that print while they read and break off, that keep a job for ever, and jobs that are taken away from them.
@Tag("conformance")
@QuarkusTest
class IppRecallTest extends IppScene {

    private static final byte[] CONTENT = PrinterMemory.document(60_000);

    private void mayHavePrinted(UUID device, String job) {
        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("look at the tray"));
        assertThat(memory.jobs()).hasSize(1);
    }

    private String printing(UUID device) {
        memory.printSlowly();
        String job = release(device, CONTENT);
        awaitDescription(device, job, "is printing");
        return job;
    }

    private void cancel(UUID device, String job) {
        Office.admin()
                .post("/v1.0/print/printers/" + device + "/jobs/" + job + "/cancel")
                .then()
                .statusCode(204);
    }

    private void aged(String job, String column) {
        assertThat(Office.sql(
                        "update spool_delivery set " + column + " = now() - interval '61 minutes' where job_id = ?",
                        Long.valueOf(job)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0500, 0x0504, 0x0505, 0x0411})
    void a_printer_that_breaks_off_after_the_first_page_gets_nothing_again(int status) {
        memory.printSlowly();
        UUID device = register();
        printer.once(
                ScriptedPrinter.SEND_DOCUMENT,
                new Trick.Does(
                        () -> memory.printsALittle(PrinterMemory.ABORTED, "aborted-by-system"),
                        new Trick.Says(status)));

        mayHavePrinted(device, release(device, CONTENT));
    }

    @Test
    void a_printer_that_breaks_off_before_the_first_page_gets_the_job_again() {
        UUID device = register();
        printer.once(ScriptedPrinter.SEND_DOCUMENT, new Trick.Says(0x0505));

        String job = release(device, CONTENT);

        awaitState(device, job, "completed");
        assertThat(memory.paper()).containsExactly(CONTENT);
    }

    @Test
    void a_job_that_is_cancelled_at_the_panel_while_it_is_sent_is_cancelled() {
        memory.printSlowly();
        UUID device = register();
        printer.once(
                ScriptedPrinter.SEND_DOCUMENT,
                new Trick.Does(
                        () -> memory.printsALittle(PrinterMemory.CANCELED, "job-canceled-at-device"),
                        new Trick.Says(0x0508)));

        String job = release(device, CONTENT);

        awaitState(device, job, "canceled");
        job(device, job).body("status.description", containsString("at the printer"));
        assertThat(memory.jobs()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 408, 413})
    void a_status_of_http_in_the_middle_of_a_document_is_no_proof(int status) {
        memory.printSlowly();
        UUID device = register();
        printer.once(
                ScriptedPrinter.SEND_DOCUMENT,
                new Trick.Does(
                        () -> memory.printsALittle(PrinterMemory.COMPLETED, "job-completed-with-errors"),
                        new Trick.Http(status)));

        mayHavePrinted(device, release(device, CONTENT));
    }

    @Test
    void in_one_step_a_printer_that_breaks_off_is_asked_what_became_of_the_job() {
        memory.takeJobsInOneStepOnly();
        memory.printSlowly();
        UUID device = register();
        printer.once(
                ScriptedPrinter.PRINT_JOB,
                new Trick.Does(
                        () -> memory.printsALittle(PrinterMemory.ABORTED, "aborted-by-system"),
                        new Trick.Says(0x0505)));

        String job = release(device, CONTENT);

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("it gave the job up"));
        assertThat(memory.jobs()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {58, 59})
    void a_completed_job_whose_answer_was_lost_was_delivered_if_the_printer_had_all_of_it(int kOctets) {
        memory.printSlowly();
        UUID device = register();
        printer.once(
                ScriptedPrinter.SEND_DOCUMENT,
                new Trick.Does(
                        () -> {
                            memory.printsALittle(PrinterMemory.COMPLETED, "job-completed-successfully");
                            memory.last().kOctets = kOctets;
                        },
                        new Trick.RequestLost()));

        String job = release(device, CONTENT);

        awaitState(device, job, kOctets == 59 ? "completed" : "aborted");
        assertThat(memory.jobs()).hasSize(1);
    }

    @Test
    void what_two_attempts_left_at_the_printer_is_cancelled() {
        UUID device = register();
        printer.once(ScriptedPrinter.SEND_DOCUMENT, new Trick.Http(401))
                .once(ScriptedPrinter.CANCEL_JOB, new Trick.RequestLost())
                .once(ScriptedPrinter.CREATE_JOB, new Trick.AsAsked())
                .once(ScriptedPrinter.CREATE_JOB, new Trick.AnswerLost());

        String job = release(device, CONTENT);

        awaitState(device, job, "completed");
        assertThat(memory.paper()).containsExactly(CONTENT);
        assertThat(memory.jobs())
                .hasSize(3)
                .extracting(left -> left.state)
                .noneMatch(state -> state < PrinterMemory.CANCELED);
    }

    @Test
    void a_printer_that_cannot_list_its_jobs_gets_the_job_at_another_attempt() {
        UUID device = register();
        printer.once(ScriptedPrinter.CREATE_JOB, new Trick.Says(ScriptedPrinter.BUSY));
        for (int i = 0; i < 200; i++) {
            printer.once(ScriptedPrinter.GET_JOBS, new Trick.Nonsense());
        }

        String job = release(device, CONTENT);

        awaitState(device, job, "completed");
        assertThat(memory.paper()).containsExactly(CONTENT);
    }

    @Test
    void a_job_that_the_printer_does_not_go_on_with_is_cancelled_there_and_not_sent_again() {
        UUID device = register();
        String job = printing(device);
        memory.be(5, "media-jam-error");
        memory.stand(memory.last(), PrinterMemory.STOPPED, "printer-stopped");
        awaitState(device, job, "stopped");

        aged(job, "stood_since");

        mayHavePrinted(device, job);
        assertThat(memory.last().state).isEqualTo(PrinterMemory.CANCELED);
    }

    @Test
    void half_a_document_that_is_printed_to_its_end_was_not_delivered() {
        memory.printSlowly();
        UUID device = register();
        printer.once(
                ScriptedPrinter.SEND_DOCUMENT,
                new Trick.Does(() -> memory.last().kOctets = 20, new Trick.RequestLost()));
        String job = release(device, CONTENT);
        awaitDescription(device, job, "is printing");

        memory.end(memory.last());

        mayHavePrinted(device, job);
    }

    @Test
    void a_printer_that_does_not_count_sides_goes_on_as_long_as_it_prints() {
        UUID device = register();
        String job = printing(device);
        await().until(() -> stoodSince(job) != null);

        memory.last().impressions = -1;

        await().until(() -> stoodSince(job) == null);
        memory.end(memory.last());
        awaitState(device, job, "completed");
    }

    @Test
    void a_printer_that_says_how_many_sides_came_out_goes_on_as_long_as_they_become_more() {
        UUID device = register();
        String job = printing(device);
        await().until(() -> stoodSince(job) != null);

        memory.last().impressions++;

        await().until(() -> stoodSince(job) == null);
    }

    private static Object stoodSince(String job) {
        return Office.ask("select stood_since from spool_delivery where job_id = ?", Long.valueOf(job));
    }

    @Test
    void a_printer_that_is_switched_off_while_it_prints_is_said_to_be_away() {
        UUID device = register();
        String job = printing(device);

        printer.close();

        awaitDescription(device, job, "cannot be reached");
        job(device, job).body("status.state", equalTo("processing"));
    }

    @Test
    void a_printer_that_never_says_how_far_a_job_is_does_not_keep_others_waiting_for_ever() {
        UUID device = register();
        memory.printSlowly();
        String job = release(device, CONTENT);
        awaitDescription(device, job, "is printing");
        memory.stand(memory.last(), 0, "none");
        var next = release(device, CONTENT);

        aged(job, "sending_at");
        aged(job, "device_seen_at");

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("look at the tray"));
        awaitDescription(device, next, "is printing");
    }

    @Test
    void a_printer_that_does_not_count_sides_does_not_keep_others_waiting_for_ever() {
        UUID device = register();
        String job = printing(device);
        memory.last().impressions = -1;
        await().until(() -> stoodSince(job) == null);
        var next = release(device, CONTENT);

        Office.sql(
                "update spool_delivery set sending_at = now() - interval '13 hours' where job_id = ?",
                Long.valueOf(job));

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("look at the tray"));
        awaitDescription(device, next, "is printing");
    }

    @Test
    void what_a_printer_refused_is_not_sent_again_though_its_job_could_not_be_cancelled_at_once() {
        UUID device = register();
        printer.once(ScriptedPrinter.SEND_DOCUMENT, new Trick.Says(0x0411))
                .once(ScriptedPrinter.CANCEL_JOB, new Trick.RequestLost());

        String job = release(device, CONTENT);

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("refused the print job"));
        assertThat(memory.jobs()).hasSize(1);
        assertThat(memory.last().state).isEqualTo(PrinterMemory.CANCELED);
    }

    @Test
    void a_job_that_a_printer_has_is_cancelled_there_by_an_administrator() {
        UUID device = register();
        String job = printing(device);

        cancel(device, job);
        cancel(device, job);

        awaitState(device, job, "canceled");
        job(device, job).body("status.description", containsString("by an administrator"));
        assertThat(memory.last().state).isEqualTo(PrinterMemory.CANCELED);
        assertThat(memory.jobs()).hasSize(1);
    }

    @Test
    void a_job_that_was_cancelled_by_us_and_not_recorded_is_not_taken_for_one_that_somebody_cancelled() {
        memory.keepWaiting();
        UUID device = register();
        String job = release(device, CONTENT);
        awaitDescription(device, job, "waits at the printer");
        // What kill -9 leaves right after Cancel-Job.
        Office.sql("""
                update spool_delivery set attempt = attempt + 1, recalled_at = now(), device_has_all = false,
                leased_until = now() + interval '1 second' where job_id = ?""", Long.valueOf(job));
        memory.stand(memory.last(), PrinterMemory.CANCELED, "job-canceled-by-user");

        await().until(() -> memory.jobs().size() == 2 && memory.last().state == PrinterMemory.PENDING);
        memory.end(memory.last());

        awaitState(device, job, "completed");
        assertThat(memory.paper()).containsExactly(CONTENT);
    }
}
