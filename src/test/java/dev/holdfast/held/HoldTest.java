package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.PATIENCE;
import static dev.holdfast.held.Anywhere.ask;
import static dev.holdfast.held.Anywhere.userOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.audit.Actor;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldTest {

    @Inject
    ReleaseQueue queue;

    private @Nullable Anywhere opened;
    private Anywhere anywhere;

    @BeforeEach
    void open() {
        opened = opened == null ? Anywhere.open() : opened;
        anywhere = opened;
    }

    @Test
    void a_printed_job_waits_for_whoever_printed_it() {
        var ana = Office.person();
        var ben = Office.person();

        var held = anywhere.printAndHold(ana, 3);

        var list = queue.waitingFor(userOf(ana)).jobs();
        assertThat(list).extracting(HeldJobView::id).containsExactly(held.id());
        var job = list.getFirst();
        assertThat(job.title()).isEqualTo("TestFile.pdf");
        assertThat(job.state()).isEqualTo("held");
        assertThat(job.owner().id()).isEqualTo(userOf(ana).value());
        assertThat(job.virtualPrinter().id()).isEqualTo(anywhere.id());
        assertThat(job.sizeBytes()).isEqualTo(held.bytes().length);
        assertThat(job.contentType()).isEqualTo("application/pdf");
        assertThat(job.configuration().copies()).isEqualTo(2);
        assertThat(queue.waitingFor(userOf(ben)).jobs()).isEmpty();
    }

    @Test
    void its_pages_are_counted_after_it_is_held() {
        var held = anywhere.printAndHold(Office.person(), 3);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Office.ask("select pages from held_job where id = ?", held.id()))
                        .isEqualTo(3));
    }

    @Test
    void a_document_that_cannot_be_read_is_held_with_a_note() {
        var ana = Office.person();
        var bytes = Sheet.bytes(500);

        var held = anywhere.held(ana, Sheet.print(ana, anywhere.share(), bytes), bytes);

        await().atMost(PATIENCE)
                .until(() -> queue.waitingFor(held.owner()).jobs().getFirst().note() != null);
        assertThat(held.state()).isEqualTo("HELD");
    }

    @Test
    void a_document_that_was_tried_too_often_is_held_with_a_note() {
        var held = anywhere.printAndHold(Office.person(), 1);
        await().atMost(PATIENCE).until(() -> Office.ask("select pages from held_job where id = ?", held.id()) != null);
        Office.sql("update held_job set pages = null where id = ?", held.id());

        Office.sql("insert into held_job_chore (job, kind, tries) values (?, 'COUNT_PAGES', 6)", held.id());

        await().atMost(PATIENCE).until(() -> Office.ask("select note from held_job where id = ?", held.id()) != null);
        assertThat(Office.ask("select pages from held_job where id = ?", held.id()))
                .isNull();
    }

    @Test
    void the_list_is_oldest_first() {
        var ana = Office.person();
        var first = anywhere.printAndHold(ana, 1);
        var second = anywhere.printAndHold(ana, 1);
        var third = anywhere.printAndHold(ana, 1);

        assertThat(queue.waitingFor(userOf(ana)).jobs())
                .extracting(HeldJobView::id)
                .containsExactly(first.id(), second.id(), third.id());
    }

    @Test
    void hearing_late_of_a_job_that_was_delivered_or_deleted_changes_nothing() {
        var delivered = anywhere.printAndHold(Office.person(), 1);
        var deleted = anywhere.printAndHold(Office.person(), 1);
        Office.sql("update held_job set state = 'DELIVERED', ended_at = now() where id = ?", delivered.id());
        queue.delete(deleted.owner(), deleted.id(), Actor.system("test"));

        queue.hold(delivered.task(), delivered.ref());
        queue.hold(deleted.task(), deleted.ref());

        assertThat(delivered.state()).isEqualTo("DELIVERED");
        assertThat(deleted.state()).isEqualTo("DELETED");
        for (var job : List.of(delivered, deleted)) {
            assertThat(Anywhere.<Long>ask(
                            "select count(*) from held_job where printer = ? and job = ?",
                            job.ref().printerId(),
                            job.ref().jobId()))
                    .isEqualTo(1L);
            assertThat(queue.waitingFor(job.owner()).jobs()).isEmpty();
        }
    }

    @Test
    void hearing_of_a_job_again_changes_nothing() {
        var held = anywhere.printAndHold(Office.person(), 1);
        await().atMost(PATIENCE).until(() -> Office.ask("select pages from held_job where id = ?", held.id()) != null);
        long version = ask("select version from held_job where id = ?", held.id());

        queue.hold(held.task(), held.ref());
        queue.hold(held.task(), held.ref());

        assertThat(Anywhere.<Long>ask(
                        "select count(*) from held_job where printer = ? and job = ?",
                        held.ref().printerId(),
                        held.ref().jobId()))
                .isEqualTo(1L);
        assertThat(Anywhere.<Long>ask("select count(*) from held_job_event where job = ? and what = 'held'", held.id()))
                .isEqualTo(1L);
        assertThat(Anywhere.<Long>ask("select version from held_job where id = ?", held.id()))
                .isEqualTo(version);
        assertThat(held.state()).isEqualTo("HELD");
    }

    @Test
    void a_job_that_the_print_cloud_does_not_know_for_a_moment_is_to_be_asked_for_again() {
        var job = anywhere.printAndHold(Office.person(), 1);
        PrintCloud.answersReadsOf(job.ref().printerId(), job.ref().jobId(), 404, 50);
        Office.sql("delete from held_job where id = ?", job.id());

        assertThat(queue.hold(job.task(), job.ref())).isFalse();
        assertThat(Anywhere.idOf(job.ref())).isEmpty();
        PrintCloud.forget();
        PrintCloud.tell("GET ANSWER 404 1 /tasks/" + job.task().taskId() + "$");
        assertThat(queue.hold(job.task(), job.ref())).isFalse();

        assertThat(queue.hold(job.task(), job.ref())).isTrue();
        assertThat(Anywhere.idOf(job.ref())).isPresent();
    }

    @Test
    void a_job_is_the_same_in_whatever_case_its_printers_id_is_written() {
        var job = anywhere.printAndHold(Office.person(), 1);
        var shouted = new JobRef(
                anywhere.printer().toUpperCase(Locale.ROOT), job.ref().jobId());
        var task = new TaskRef(
                anywhere.definition().toUpperCase(Locale.ROOT), job.task().taskId());
        Office.sql("delete from held_job where id = ?", job.id());

        queue.hold(task, shouted);
        queue.hold(task, shouted);

        assertThat(Anywhere.idOf(job.ref())).isPresent();
        assertThat(Anywhere.idOf(shouted)).isEmpty();
        assertThat(queue.waitingFor(job.owner()).jobs()).hasSize(1);
    }

    @Test
    void a_real_task_paired_with_another_job_is_not_believed() {
        var ana = Office.person();
        var held = anywhere.printAndHold(ana, 1);
        var other = new JobRef(anywhere.printer(), "999999999");

        queue.hold(held.task(), other);

        assertThat(Anywhere.idOf(other)).isEmpty();
    }

    @Test
    void a_job_on_a_printer_that_is_no_queue_of_ours_is_ignored() {
        var elsewhere = new JobRef(UUID.randomUUID().toString(), "1");

        queue.hold(new TaskRef(anywhere.definition(), UUID.randomUUID().toString()), elsewhere);

        assertThat(Anywhere.idOf(elsewhere)).isEmpty();
    }
}
