package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.ask;
import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.printer.VirtualPrinters;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Blocked;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Jobs that a printer did not take in time, and that the print cloud gives back.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComingBackTest {

    @Inject
    ReleaseQueue queue;

    @Inject
    VirtualPrinters printers;

    @Inject
    HeldJobs jobs;

    @Inject
    Holding holding;

    private @Nullable Anywhere opened;
    private Anywhere anywhere;
    private BusyPrinter printer;
    private Anywhere.Held job;

    @BeforeEach
    void furnish() {
        opened = opened == null ? Anywhere.open() : opened;
        anywhere = opened;
        printer = BusyPrinter.with(anywhere.printAndHold(Office.person(), 1));
        job = anywhere.printAndHold(Office.person(), 1).counted();
    }

    @Test
    void a_job_that_a_busy_printer_did_not_take_in_time_waits_again_as_the_same_job() {
        var release = release();
        assertThat(release.state()).isEqualTo("redirected");

        printer.givesBack(job);

        job.awaitState("HELD");
        assertThat(state(release.id())).isEqualTo("FAILED");
        assertThat(reason(release.id())).isEqualTo("printer-not-ready");
        assertThat(queue.waitingFor(job.owner()).jobs())
                .extracting(HeldJobView::id)
                .containsExactly(job.id());
        assertThat(Anywhere.<String>ask("select job from held_job where id = ?", job.id()))
                .isNotEqualTo(job.ref().jobId());
        assertThat(Anywhere.<String>ask("select document from held_job where id = ?", job.id()))
                .isEqualTo(ask(
                        "select cast(d.id as text) from spool_document d join held_job h on h.job = cast(d.job_id as text)"
                                + " where h.id = ?",
                        job.id()));

        // And it is released like any other
        printer.isFree();
        assertThat(release().state()).isEqualTo("redirected");
        job.awaitState("DELIVERED");
    }

    @Test
    void a_job_that_a_printer_refuses_waits_again_and_its_release_says_why() {
        Office.sql("""
                update spool_part set sha256 = 'other' where content_id =
                (select content_id from spool_document where job_id = ?)""", job.number());
        var release = release();

        printer.isFree();

        job.awaitState("HELD");
        assertThat(state(release.id())).isEqualTo("FAILED");
        String why = "The printer refused the print job: the document is damaged; it is held again.";
        assertThat(Anywhere.<String>ask("select detail from release where id = ?", release.id()))
                .isEqualTo(why);
        assertThat(Anywhere.<String>ask(
                        "select detail from held_job_event where job = ? and what = 'held-again'", job.id()))
                .isEqualTo(why);
    }

    @Test
    void a_job_that_came_back_and_was_ended_before_anybody_saw_it_leaves_the_list() {
        var release = release();
        var successor = anywhere.printAndHold(Office.person(), 1).counted();
        Office.app().post(at(successor) + "/abort").then().statusCode(204);

        cameBackUnseen(successor);

        job.awaitState("DELETED");
        assertThat(state(release.id())).isEqualTo("FAILED");
        assertThat(reason(release.id())).isEqualTo("printer-not-ready");
        assertThat(Anywhere.<String>ask(
                        "select detail from held_job_event where job = ? and what = 'deleted'", job.id()))
                .isEqualTo("The print cloud does not hold it any more (aborted).");
    }

    @Test
    void a_job_that_came_back_and_was_sent_elsewhere_before_anybody_saw_it_is_watched_there() {
        var release = release();
        var elsewhere = Office.device().printer().toString();
        var successor = anywhere.printAndHold(Office.person(), 1).counted();
        Office.app()
                .body("{\"destinationPrinterId\":\"" + elsewhere + "\"}")
                .post(at(successor) + "/redirect")
                .then()
                .statusCode(200);

        cameBackUnseen(successor);

        job.awaitState("DELIVERED");
        assertThat(state(release.id())).isEqualTo("FAILED");
        assertThat(reason(release.id())).isEqualTo("printer-not-ready");
        assertThat(Anywhere.<String>ask("select destination from held_job where id = ?", job.id()))
                .isEqualTo(elsewhere);
    }

    // As this job on the queue, of which nobody here has heard.
    private void cameBackUnseen(Anywhere.Held successor) {
        Office.sql("delete from held_job where id = ?", successor.id());
        var copy = Anywhere.<Long>ask("select redirected_to_job from spool_job where id = ?", job.number());
        Office.sql("delete from spool_delivery where job_id = ?", copy);
        Office.sql(
                "update spool_job set state = 'ABORTED', ended_at = now(), redirected_to_printer = ?,"
                        + " redirected_to_job = ? where id = ?",
                UUID.fromString(anywhere.printer()),
                successor.number(),
                copy);
    }

    private static String at(Anywhere.Held job) {
        return "/v1.0/print/printers/" + job.ref().printerId() + "/jobs/"
                + job.ref().jobId();
    }

    @Test
    void two_who_hear_of_it_at_the_same_instant_take_it_back_once() {
        var copy = new JobRef(UUID.randomUUID().toString(), "5");
        Office.sql(
                "update held_job set state = 'REDIRECTED', destination = ?, destination_job = ? where id = ?",
                copy.printerId(),
                copy.jobId(),
                job.id());
        var successor = new JobRef(anywhere.printer(), "9" + job.ref().jobId());

        var taken = Blocked.behind(
                "held_job",
                () -> jobs.locked(job.id()),
                () -> comesBack(copy, successor),
                () -> comesBack(copy, successor));

        assertThat(taken).containsExactlyInAnyOrder(true, false);
        assertThat(Anywhere.<Long>ask(
                        "select count(*) from held_job_event where job = ? and what = 'held-again'", job.id()))
                .isEqualTo(1L);
        assertThat(Anywhere.<Long>ask(
                        "select count(*) from held_job where printer = ? and job = ?",
                        successor.printerId(),
                        successor.jobId()))
                .isEqualTo(1L);
    }

    private boolean comesBack(JobRef copy, JobRef successor) {
        var task = new TaskRef(anywhere.definition(), UUID.randomUUID().toString());
        var queue = printers.queue(anywhere.printer()).orElseThrow();
        var found = new PrintJob(
                successor.jobId(),
                Instant.EPOCH,
                null,
                new PrintJob.Status(PrintJob.State.PAUSED, "", null, false),
                null,
                false,
                "https://print.example/v1.0/print/printers/" + copy.printerId() + "/jobs/" + copy.jobId(),
                null,
                null,
                null,
                null,
                null);
        return QuarkusTransaction.requiringNew().call(() -> holding.record(queue, task, successor, found));
    }

    @Test
    void a_process_that_died_after_its_redirect_finds_the_job_waiting_as_another() {
        // Given: the redirect was taken, and nobody could record that
        var claimed = QuarkusTransaction.requiringNew()
                .call(() -> queue.claim(request(job.owner(), UUID.randomUUID(), printer.id(), job.id())))
                .getFirst();
        Office.app()
                .body("{\"destinationPrinterId\":\"" + printer.id() + "\"}")
                .post(at(job) + "/redirect")
                .then()
                .statusCode(200);
        // And: the job came back before anybody knew where it had been
        printer.givesBack(job);
        var successor = await().atMost(Duration.ofSeconds(20))
                .until(() -> queue.waitingFor(job.owner()).jobs(), waiting -> waiting.size() == 1)
                .getFirst();
        assertThat(successor.id()).isNotEqualTo(job.id());

        // When
        Office.sql(
                "update release set attempt = 1, sent_at = clock_timestamp(), lease_until = clock_timestamp() where id = ?",
                claimed);

        // Then
        job.awaitState("FAILED");
        assertThat(state(claimed)).isEqualTo("FAILED");
        assertThat(reason(claimed)).isEqualTo("printer-not-ready");
        assertThat(queue.waitingFor(job.owner()).jobs())
                .extracting(HeldJobView::id)
                .containsExactly(successor.id());
        assertThat(Office.ask("select kind from held_job_chore where job = ? and kind = 'WATCH'", job.id()))
                .isNull();
    }

    private ReleaseView release() {
        var request = request(job.owner(), UUID.randomUUID(), printer.id(), job.id());
        var claimed = QuarkusTransaction.requiringNew().call(() -> queue.claim(request));
        return queue.carryOut(claimed, Duration.ofSeconds(20)).getFirst();
    }

    private static String state(UUID release) {
        return ask("select state from release where id = ?", release);
    }

    private static String reason(UUID release) {
        return ask("select reason from release where id = ?", release);
    }
}
