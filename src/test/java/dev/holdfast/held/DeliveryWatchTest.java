package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the print cloud says of an end at the printer, and what the release says then.
@QuarkusTest
class DeliveryWatchTest {

    @Inject
    ReleaseQueue queue;

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, completedSuccessfully, DELIVERED",
        "COMPLETED, completedWithWarnings, DELIVERED",
        "COMPLETED, completedWithErrors, UNCONFIRMED",
        "ABORTED, completedWithErrors, UNCONFIRMED"
    })
    void a_job_that_was_completed_with_errors_may_lack_pages_and_is_not_delivered(
            String state, String detail, String end) {
        var anywhere = Anywhere.open();
        var printer = BusyPrinter.with(anywhere.printAndHold(Office.person(), 1));
        var job = anywhere.printAndHold(Office.person(), 1).counted();
        var request = request(job.owner(), UUID.randomUUID(), printer.id(), job.id());
        var claimed = QuarkusTransaction.requiringNew().call(() -> queue.claim(request));
        var release = queue.carryOut(claimed, Duration.ofSeconds(20)).getFirst();

        printer.ends(job, state, detail);

        job.awaitState(end);
        assertThat(Anywhere.<String>ask("select state from release where id = ?", release.id()))
                .isEqualTo(end);
        assertThat(Office.ask("select reason from release where id = ?", release.id()))
                .isEqualTo(end.equals("DELIVERED") ? null : "outcome-unknown");
    }
}
