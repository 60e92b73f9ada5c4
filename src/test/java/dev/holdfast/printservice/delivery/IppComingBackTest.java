package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.delivery.ScriptedPrinter.Trick;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
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
}
