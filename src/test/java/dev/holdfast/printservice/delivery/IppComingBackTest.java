package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.graph.JobRef;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.delivery.ScriptedPrinter.Trick;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Redirected jobs that their printers do not take, or not in time.
@QuarkusTest
class IppComingBackTest extends IppScene {

    @ParameterizedTest
    @ValueSource(ints = {ScriptedPrinter.CREATE_JOB, ScriptedPrinter.GET_JOB_ATTRIBUTES})
    void a_job_that_a_slow_printer_would_take_too_late_is_taken_back_and_comes_out_nowhere(int operation) {
        UUID device = register();
        var answers = new CountDownLatch(1);
        printer.once(operation, new Trick.Waits(answers));
        String job = release(device, PrinterMemory.document(60_000));
        await().until(() -> printer.isThroughWith(operation));

        Office.sql("update spool_delivery set withdraw_at = now() where job_id = ?", Long.valueOf(job));
        answers.countDown();

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("in time; it is held again"));
        assertThat(memory.paper()).isEmpty();
        assertThat(memory.jobs())
                .extracting(made -> made.state)
                .as("what is left at the printer")
                .containsExactly(PrinterMemory.CANCELED);
    }

    @Test
    void a_document_that_one_printer_refuses_is_held_again_and_can_be_printed_by_another() {
        memory.takeOnly("application/postscript");
        UUID device = register();
        var content = PrinterMemory.document(100);

        String job = release(device, content);

        awaitState(device, job, "aborted");
        job(device, job).body("status.description", containsString("held again"));
        var back = JobRef.parse(job(device, job).extract().path("redirectedTo")).orElseThrow();
        job(queue.printer(), back.jobId())
                .body("status.state", equalTo("paused"))
                .body("status.description", containsString("does not take documents of the format application/pdf"))
                .body("tasks.status.state", contains("processing"));
        try (var another = ScriptedPrinter.start()) {
            UUID elsewhere = register(another);
            awaitState(elsewhere, DeliveryScene.redirect(queue.printer(), back.jobId(), elsewhere), "completed");
            assertThat(another.memory().paper()).containsExactly(content);
        }
        assertThat(memory.jobs()).isEmpty();
    }

    @Test
    void a_job_that_was_cancelled_while_it_was_sent_does_not_come_back_though_the_printer_refuses_it() {
        memory.keepWaiting();
        UUID device = register();
        Runnable untilCanceled = () -> await().until(() ->
                Office.ask("select canceled_by from spool_delivery where printer_id = ?", device) != null);
        printer.once(ScriptedPrinter.SEND_DOCUMENT, new Trick.Does(untilCanceled, new Trick.Says(0x0411)));
        String job = release(device, PrinterMemory.document(60_000));
        await().until(() -> printer.isThroughWith(ScriptedPrinter.SEND_DOCUMENT));

        Office.admin()
                .post("/v1.0/print/printers/" + device + "/jobs/" + job + "/cancel")
                .then()
                .statusCode(204);

        awaitState(device, job, "aborted");
        job(device, job)
                .body("status.description", containsString("refused the print job"))
                .body("redirectedTo", nullValue());
    }
}
