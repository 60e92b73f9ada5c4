package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.ask;
import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.printservice.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// An administrator deletes a job that is under way, because nothing moves it any more.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivingUpTest {

    @Inject
    ReleaseQueue queue;

    private @Nullable Anywhere opened;
    private Anywhere anywhere;
    private Anywhere.Held job;

    @BeforeEach
    void print() {
        opened = opened == null ? Anywhere.open() : opened;
        anywhere = opened;
        job = anywhere.printAndHold(Office.person(), 1);
    }

    @Test
    void a_job_that_was_sent_and_of_which_nothing_is_known_ends_unconfirmed_and_is_aborted() {
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), 503, 100);
        var release = release(Office.device().printer().toString());

        delete(204);

        assertThat(job.state()).isEqualTo("UNCONFIRMED");
        assertThat(state(release)).isEqualTo("UNCONFIRMED");
        assertThat(audited()).isEqualTo(1L);
        awaitAborted();
        delete(404);
    }

    @Test
    void a_job_that_waits_for_its_printer_is_deleted_and_its_release_cancelled() {
        var target = Office.device();
        Office.sql("update spool_printer set accepting_jobs = false where id = ?", target.printer());
        var release = release(target.printer().toString());

        delete(204);

        assertThat(job.state()).isEqualTo("DELETED");
        assertThat(state(release)).isEqualTo("CANCELLED");
        assertThat(Anywhere.<String>ask("select reason from release where id = ?", release.id()))
                .isEqualTo("deleted");
        awaitAborted();
    }

    @Test
    void a_job_at_its_printer_ends_unconfirmed() {
        var release = release(
                BusyPrinter.with(anywhere.printAndHold(Office.person(), 1)).id());
        assertThat(release.state()).isEqualTo("redirected");

        delete(204);

        assertThat(job.state()).isEqualTo("UNCONFIRMED");
        assertThat(state(release)).isEqualTo("UNCONFIRMED");
        assertThat(audited()).isEqualTo(1L);
    }

    private void delete(int status) {
        Office.admin().delete("/api/v1/admin/jobs/" + job.id()).then().statusCode(status);
    }

    private ReleaseView release(String destination) {
        var request = request(job.owner(), UUID.randomUUID(), destination, job.id());
        var claimed = QuarkusTransaction.requiringNew().call(() -> queue.claim(request));
        return queue.carryOut(claimed, Duration.ofSeconds(20)).getFirst();
    }

    private static String state(ReleaseView release) {
        return ask("select state from release where id = ?", release.id());
    }

    private long audited() {
        return ask(
                "select count(*) from audit_entry where subject = ? and action = 'job.given-up'",
                job.id().toString());
    }

    private void awaitAborted() {
        await().atMost(Anywhere.PATIENCE)
                .until(() -> ask("select state from spool_job where id = ?", job.number()), "ABORTED"::equals);
    }
}
