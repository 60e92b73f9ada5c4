package dev.holdfast.printservice.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.graph.JobRef;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.printservice.Volume;
import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.DeliveryEnds;
import dev.holdfast.printservice.spool.JobAddress;
import dev.holdfast.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What another attempt, alive or killed, may have done.
@QuarkusTest
class DoubtfulDeliveryTest extends DeliveryScene {

    @Inject
    Deliveries deliveries;

    @Inject
    DeliveryEnds ends;

    @Test
    void a_delivery_repeated_after_a_crash_between_link_and_commit_prints_one_file() throws IOException {
        var content = Sheet.bytes(5_000);
        String moved = waitingJob(Sheet.print(ana, queue.share(), content));
        // What kill -9 leaves: the paper is there, and the row says that somebody is at it, for a little longer.
        Office.sql("""
                update spool_delivery set attempt = attempt + 1, sending_at = now(), withdraw_at = now(),
                leased_until = now() + interval '2 seconds' where job_id = ?""", Long.valueOf(moved));
        Files.write(away.resolve(moved + ".pdf"), content);
        Files.writeString(away.resolve(".unfinished-" + moved + "-1"), "half");
        bringBack();

        awaitState(moved, "completed");

        assertThat(names(target.folder())).containsExactly(moved + ".pdf");
        job(
                        queue.printer(),
                        JobRef.parse(job(target.printer(), moved).extract().path("redirectedFrom"))
                                .orElseThrow()
                                .jobId())
                .body("status.state", equalTo("completed"));
    }

    @Test
    void a_delivery_that_broke_off_before_the_link_is_done_by_the_next_attempt() throws IOException {
        var content = Sheet.bytes(5_000);
        String moved = waitingJob(Sheet.print(ana, queue.share(), content));
        Office.sql("""
                update spool_delivery set attempt = attempt + 1, sending_at = now(),
                leased_until = now() + interval '1 second' where job_id = ?""", Long.valueOf(moved));
        Files.writeString(away.resolve(".unfinished-" + moved + "-1"), "half");
        bringBack();

        awaitState(moved, "completed");

        assertThat(names(target.folder())).containsExactly(moved + ".pdf");
        assertThat(target.folder().resolve(moved + ".pdf")).hasBinaryContent(content);
    }

    @Tag("conformance")
    @Test
    void what_may_have_been_sent_is_never_taken_back_and_ends_with_a_word_that_nobody_knows() throws IOException {
        String moved = waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10)));
        Office.sql(
                "update spool_delivery set withdraw_at = now(), sending_at = now() where job_id = ?",
                Long.valueOf(moved));

        await().during(5, SECONDS)
                .atMost(20, SECONDS)
                .until(() -> job(target.printer(), moved)
                        .extract()
                        .<String>path("status.state")
                        .equals("processing"));
        Office.sql(
                "update spool_delivery set sending_at = now() - interval '61 minutes' where job_id = ?",
                Long.valueOf(moved));

        awaitState(moved, "aborted");
        job(target.printer(), moved)
                .body("status.details", contains("completedWithErrors"))
                .body("status.description", containsString("look at the tray"))
                .body("redirectedTo", nullValue());
    }

    @RepeatedTest(5)
    void two_who_look_for_work_at_the_same_instant_never_take_two_jobs_of_one_printer() throws IOException {
        takeAway();
        for (int i = 0; i < 3; i++) {
            redirect(Sheet.print(ana, queue.share(), Sheet.bytes(10)), target.printer());
        }
        Office.sql("""
                update spool_delivery set printer_try_at = null, leased_until = null, attempt = attempt + 1
                where printer_id = ?""", target.printer());

        // None of them fails, and another worker may have been quicker than all.
        var taken = Together.<Optional<Deliveries.Claim>>call(
                deliveries::take, deliveries::take, deliveries::take, deliveries::take);

        assertThat(taken.stream().flatMap(Optional::stream).flatMap(claim -> deliveries.assignment(claim).stream()))
                .filteredOn(assignment -> assignment.job().printer().equals(target.printer()))
                .hasSizeLessThanOrEqualTo(1);
        Office.sql("delete from spool_delivery where printer_id = ?", target.printer());
    }

    @Test
    void a_job_whose_document_is_gone_ends_and_does_not_stand_in_the_way_of_others() throws IOException {
        String gone = waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10)));
        String other = redirect(Sheet.print(ana, queue.share(), Sheet.bytes(20)), target.printer());
        Office.sql("update spool_document set content_id = null where job_id = ?", Long.valueOf(gone));
        bringBack();

        awaitState(gone, "aborted");
        awaitState(other, "completed");

        job(target.printer(), gone).body("status.description", containsString("document is gone"));
    }

    @Test
    void a_delivery_that_fails_here_before_anything_is_sent_is_not_said_to_be_at_the_printer() throws IOException {
        String moved = waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10)));
        String device = (String) Office.ask("select device_uri from spool_printer where id = ?", target.printer());
        Office.sql("update spool_printer set device_uri = 'file:nowhere' where id = ?", target.printer());

        await().atMost(20, SECONDS)
                .until(() -> job(target.printer(), moved)
                        .extract()
                        .<String>path("status.description")
                        .contains("Something went wrong here"));
        job(target.printer(), moved).body("status.isAcquiredByPrinter", equalTo(false));

        Office.sql("update spool_printer set device_uri = ? where id = ?", device, target.printer());
        bringBack();
        awaitState(moved, "completed");
    }

    @Test
    void a_document_that_is_damaged_is_said_to_be_and_prints_nothing() throws IOException {
        String moved = waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10)));
        Office.sql("""
                update spool_part set sha256 = 'other' where content_id =
                (select content_id from spool_document where job_id = ?)""", Long.valueOf(moved));
        bringBack();

        awaitState(moved, "aborted");

        job(target.printer(), moved).body("status.description", containsString("the document is damaged"));
        assertThat(names(target.folder())).isEmpty();
    }

    @Test
    void a_document_of_which_a_part_is_missing_is_damaged_and_does_not_stand_in_the_way_of_others() throws IOException {
        var sheet = Sheet.print(ana, queue.share(), Sheet.bytes(10));
        Files.delete(file(sheet));
        String lost = waitingJob(sheet);
        String other = redirect(Sheet.print(ana, queue.share(), Sheet.bytes(20)), target.printer());
        bringBack();

        awaitState(lost, "aborted");
        awaitState(other, "completed");

        job(target.printer(), lost).body("status.description", containsString("the document is damaged"));
        assertThat(names(target.folder())).containsExactly(other + ".pdf");
    }

    @Test
    void while_the_store_is_not_there_its_jobs_wait() throws IOException {
        var content = Sheet.bytes(10);
        String moved = waitingJob(Sheet.print(ana, queue.share(), content));

        try (var _ = Volume.away()) {
            bringBack();
            await().atMost(10, SECONDS)
                    .until(
                            () -> job(target.printer(), moved).extract().<String>path("status.description"),
                            containsString("could not be written"));
        }

        awaitState(moved, "completed");
        assertThat(target.folder().resolve(moved + ".pdf")).hasBinaryContent(content);
    }

    private static Path file(Sheet sheet) {
        return Volume.file((UUID) Office.ask("""
                select p.blob from spool_part p join spool_document d on d.content_id = p.content_id
                where d.job_id = ?""", Long.valueOf(sheet.job())));
    }

    @Test
    void a_job_at_its_device_cannot_be_canceled() throws IOException {
        String moved = waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10)));
        Office.sql("""
                update spool_delivery set attempt = attempt + 1, leased_until = now() + interval '3 seconds'
                where job_id = ?""", Long.valueOf(moved));

        ana.calls()
                .post("/v1.0/print/printers/" + target.printer() + "/jobs/" + moved + "/cancel")
                .then()
                .statusCode(409);

        bringBack();
        awaitState(moved, "completed");
    }

    @Test
    void what_a_worker_says_whose_turn_is_over_does_nothing() throws IOException {
        String moved = waitingJob(Sheet.print(ana, queue.share(), Sheet.bytes(10)));
        long number = Long.parseLong(moved);
        var stale = Assignments.of(
                new JobAddress(target.printer(), number), 0, target.folder().toUri(), UUID.randomUUID(), 10);

        assertThat(deliveries.stillMine(stale)).isFalse();
        assertThat(deliveries.sending(stale, 10, List.of())).isFalse();
        ends.delivered(stale);
        ends.refused(stale, "no");
        deliveries.nothingSent(stale, "no");

        job(target.printer(), moved)
                .body("status.state", equalTo("processing"))
                .body("status.isAcquiredByPrinter", equalTo(false));
        bringBack();
        awaitState(moved, "completed");
    }
}
