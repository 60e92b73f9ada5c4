package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Volume;
import dev.holdfast.printservice.delivery.ScriptedPrinter.Trick;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that are lost, printers that forget, and attempts that were killed.
@Tag("conformance")
@QuarkusTest
class IppDoubtfulTest extends IppScene {

    private static final byte[] CONTENT = PrinterMemory.document(60_000);

    private void printedOnce(UUID device, String job) {
        awaitState(device, job, "completed");
        assertThat(memory.paper()).containsExactly(CONTENT);
    }

    private long unfinished() {
        return memory.jobs().stream()
                .filter(job -> job.state < PrinterMemory.CANCELED)
                .count();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                ScriptedPrinter.GET_PRINTER_ATTRIBUTES,
                ScriptedPrinter.CREATE_JOB,
                ScriptedPrinter.GET_JOB_ATTRIBUTES,
                ScriptedPrinter.SEND_DOCUMENT
            })
    void a_lost_answer_is_settled_and_the_job_comes_out_once(int operation) {
        UUID device = register();
        printer.once(operation, new Trick.AnswerLost());

        printedOnce(device, release(device, CONTENT));

        assertThat(unfinished()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {ScriptedPrinter.CREATE_JOB, ScriptedPrinter.GET_JOB_ATTRIBUTES, ScriptedPrinter.SEND_DOCUMENT})
    void nonsense_is_no_answer_and_the_job_comes_out_once(int operation) {
        UUID device = register();
        printer.once(operation, new Trick.Nonsense());

        printedOnce(device, release(device, CONTENT));

        assertThat(unfinished()).isZero();
    }

    @Test
    void a_document_that_breaks_off_is_cancelled_and_sent_again() {
        UUID device = register();
        printer.once(ScriptedPrinter.SEND_DOCUMENT, new Trick.BreaksOff());

        printedOnce(device, release(device, CONTENT));

        assertThat(memory.jobs()).hasSize(2);
        assertThat(memory.jobs().getFirst().state).isEqualTo(PrinterMemory.CANCELED);
    }

    @Test
    void a_document_that_never_arrived_is_sent_again() {
        UUID device = register();
        printer.once(ScriptedPrinter.SEND_DOCUMENT, new Trick.RequestLost());

        printedOnce(device, release(device, CONTENT));
    }

    @Test
    void a_printer_that_was_started_again_leaves_the_job_unconfirmed_and_gets_nothing_again() {
        memory.printSlowly();
        UUID device = register();
        String job = release(device, CONTENT);
        awaitDescription(device, job, "is printing");

        memory.restart();
        // Another job has the number now.
        memory.add("Somebody else's");

        awaitState(device, job, "aborted");
        job(device, job)
                .body("status.description", containsString("look at the tray"))
                .body("status.details", contains("completedWithErrors"));
        assertThat(memory.jobs()).hasSize(2);
    }

    @Test
    void an_answer_lost_in_one_step_is_found_again_by_the_jobs_name() {
        memory.takeJobsInOneStepOnly();
        UUID device = register();
        printer.once(ScriptedPrinter.PRINT_JOB, new Trick.AnswerLost());

        printedOnce(device, release(device, CONTENT));

        assertThat(memory.jobs()).hasSize(1);
    }

    @Test
    void an_answer_lost_in_one_step_that_nobody_finds_again_is_unconfirmed() {
        memory.takeJobsInOneStepOnly();
        UUID device = register();
        printer.once(ScriptedPrinter.PRINT_JOB, new Trick.RequestLost());

        String job = release(device, CONTENT);

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("look at the tray"));
        assertThat(memory.jobs()).isEmpty();
    }

    @Test
    void of_a_document_that_cannot_be_read_just_now_the_printer_hears_nothing() throws IOException {
        memory.takeJobsInOneStepOnly();
        UUID device = register();
        memory.be(5, "paused");
        String job = release(device, CONTENT);
        awaitDescription(device, job, "somebody has paused it");

        try (var _ = Volume.away()) {
            memory.be(3, "none");
            awaitDescription(device, job, "could not be read");
        }

        printedOnce(device, job);
        assertThat(memory.jobs()).hasSize(1);
    }

    @Test
    void a_killed_attempt_between_create_job_and_send_document_leaves_an_empty_job_that_is_cancelled() {
        UUID device = register();
        memory.be(5, "paused");
        String job = release(device, CONTENT);
        awaitDescription(device, job, "somebody has paused it");
        // What kill -9 leaves: the job at the printer, committed, and a lease that runs out soon.
        int left = memory.add(name(job));
        var uuid = memory.last().uuid;
        assertThat(Office.sql("""
                        update spool_delivery set attempt = attempt + 1, device_job_id = ?, device_job_uuid = ?,
                        device_up_time = 1, leased_until = now() + interval '2 seconds' where job_id = ?""", left, uuid, Long.valueOf(job))).isEqualTo(1);
        memory.be(3, "none");

        printedOnce(device, job);

        assertThat(memory.jobs()).hasSize(2);
        assertThat(memory.jobs().getFirst().state).isEqualTo(PrinterMemory.CANCELED);
        assertThat(memory.jobs().getFirst().document).isEmpty();
    }

    @Test
    void a_killed_attempt_before_the_commit_leaves_an_empty_job_that_is_found_by_its_name() {
        UUID device = register();
        memory.be(5, "paused");
        String job = release(device, CONTENT);
        awaitDescription(device, job, "somebody has paused it");
        memory.add(name(job));
        memory.be(3, "none");

        printedOnce(device, job);

        assertThat(memory.jobs().getFirst().state).isEqualTo(PrinterMemory.CANCELED);
    }

    @Test
    void an_empty_job_that_we_cancelled_is_not_taken_for_one_that_somebody_cancelled() {
        UUID device = register();
        // What kill -9 leaves right after Cancel-Job: nothing that this attempt says counts any more.
        Runnable killed = () -> Office.sql("""
                update spool_delivery set attempt = attempt + 1, leased_until = now() + interval '1 second'
                where printer_id = ?""", device);
        printer.once(ScriptedPrinter.SEND_DOCUMENT, new Trick.Http(401))
                .once(ScriptedPrinter.CANCEL_JOB, new Trick.Does(killed, new Trick.RequestLost()));

        String job = release(device, CONTENT);

        awaitState(device, job, "completed");
        assertThat(memory.paper()).containsExactly(CONTENT);
        assertThat(memory.jobs().getFirst().state).isEqualTo(PrinterMemory.CANCELED);
    }

    @Test
    void a_killed_attempt_during_send_document_follows_the_job_that_the_printer_has() {
        memory.printSlowly();
        UUID device = register();
        String job = release(device, CONTENT);
        awaitDescription(device, job, "is printing");
        Office.sql("""
                update spool_delivery set attempt = attempt + 1, device_has_all = false,
                leased_until = now() + interval '1 second' where job_id = ?""", Long.valueOf(job));

        memory.end(memory.last());

        printedOnce(device, job);
        assertThat(memory.jobs()).hasSize(1);
    }

    @Test
    void a_printer_that_is_away_while_it_prints_is_asked_again_and_nothing_is_sent_again() {
        memory.printSlowly();
        UUID device = register();
        String job = release(device, CONTENT);
        awaitDescription(device, job, "is printing");
        for (int i = 0; i < 3; i++) {
            printer.once(ScriptedPrinter.GET_JOB_ATTRIBUTES, new Trick.RequestLost());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> printer.isThroughWith(ScriptedPrinter.GET_JOB_ATTRIBUTES));

        memory.end(memory.last());

        printedOnce(device, job);
        assertThat(memory.jobs()).hasSize(1);
    }

    /// What our delivery calls the job, as it is in the database.
    private static String name(String job) {
        var content =
                String.valueOf(Office.ask("select content_id from spool_document where job_id = ?", Long.valueOf(job)));
        return "Holdfast " + job + " " + content.substring(content.length() - 12);
    }
}
