package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.delivery.ScriptedPrinter.Trick;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Printers that do not count, and say of each job that nothing of it came out.
@Tag("conformance")
@QuarkusTest
class IppUncountedTest extends IppScene {

    private static final byte[] CONTENT = PrinterMemory.document(60_000);

    /// A sheet comes out, of which the printer says nothing, and then the job is so.
    private void printsASheet(int state, String reason) {
        memory.printsALittle(state, reason);
        memory.last().impressions = 0;
    }

    private void tooLongAgo(String job) {
        await().until(() ->
                Office.ask("select stood_since from spool_delivery where job_id = ?", Long.valueOf(job)) != null);
        Office.sql(
                "update spool_delivery set stood_since = now() - interval '61 minutes' where job_id = ?",
                Long.valueOf(job));
    }

    private void mayHavePrinted(UUID device, String job) {
        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("look at the tray"));
        assertThat(memory.jobs()).hasSize(1);
    }

    @Test
    void a_job_that_jams_after_its_answer_was_lost_is_not_sent_again() {
        memory.printSlowly();
        UUID device = register();
        printer.once(
                ScriptedPrinter.SEND_DOCUMENT,
                new Trick.Does(() -> printsASheet(PrinterMemory.STOPPED, "printer-stopped"), new Trick.RequestLost()));
        String job = release(device, CONTENT);

        tooLongAgo(job);

        mayHavePrinted(device, job);
        assertThat(memory.last().state).isEqualTo(PrinterMemory.CANCELED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"printer-stopped", "job-incoming"})
    void a_job_that_jams_while_it_is_read_is_not_sent_again(String reason) {
        memory.printSlowly();
        UUID device = register();
        printer.once(
                ScriptedPrinter.SEND_DOCUMENT,
                new Trick.Does(() -> printsASheet(PrinterMemory.STOPPED, reason), new Trick.Says(0x0504)));

        mayHavePrinted(device, release(device, CONTENT));
    }

    @Test
    void a_job_that_broke_off_after_its_first_sheet_is_not_sent_again() {
        memory.printSlowly();
        UUID device = register();
        printer.once(
                ScriptedPrinter.SEND_DOCUMENT,
                new Trick.Does(() -> printsASheet(PrinterMemory.PROCESSING, "job-incoming"), new Trick.RequestLost()));

        mayHavePrinted(device, release(device, CONTENT));
    }

    @Test
    void a_job_that_was_given_up_in_the_midst_of_its_document_is_not_sent_again() {
        memory.printSlowly();
        UUID device = register();
        printer.once(
                ScriptedPrinter.SEND_DOCUMENT,
                new Trick.Does(() -> printsASheet(PrinterMemory.ABORTED, "job-incoming"), new Trick.RequestLost()));

        String job = release(device, CONTENT);

        awaitState(device, job, "aborted");
        assertThat(memory.jobs()).hasSize(1);
    }

    @Test
    void a_job_that_was_never_begun_is_sent_again() {
        memory.keepWaiting();
        UUID device = register();
        printer.once(ScriptedPrinter.SEND_DOCUMENT, new Trick.AnswerLost());
        String job = release(device, CONTENT);

        tooLongAgo(job);

        await().until(() -> memory.jobs().size() == 2 && memory.last().document.length > 0);
        assertThat(memory.jobs().getFirst().state).isEqualTo(PrinterMemory.CANCELED);
        memory.end(memory.last());
        awaitState(device, job, "completed");
        assertThat(memory.paper()).containsExactly(CONTENT);
    }
}
