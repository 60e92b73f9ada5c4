package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.graph.GraphException;
import dev.holdfast.printer.Queue;
import dev.holdfast.printer.VirtualPrinters;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconcileTest {

    @Inject
    ReleaseQueue queue;

    @Inject
    VirtualPrinters printers;

    private @Nullable Anywhere opened;
    private Anywhere anywhere;

    @BeforeEach
    void open() {
        opened = opened == null ? Anywhere.open() : opened;
        anywhere = opened;
    }

    @Test
    void a_job_that_no_notification_told_of_is_found() {
        // Given: one that we have forgotten altogether
        var ana = Office.person();
        var lost = anywhere.printAndHold(ana, 1);
        Office.sql("delete from held_job where id = ?", lost.id());
        long before = recovered();

        // When
        queue.reconcile(virtual());

        // Then
        assertThat(queue.waitingFor(lost.owner()).jobs()).hasSize(1);
        assertThat(recovered()).isEqualTo(before + 1);
        assertThat(queue.waitingFor(lost.owner()).reconciledAt()).isNotNull();
    }

    @Test
    void what_is_known_changes_nothing() {
        var job = anywhere.printAndHold(Office.person(), 1);
        long before = recovered();

        queue.reconcile(virtual());
        queue.reconcile(virtual());

        assertThat(job.state()).isEqualTo("HELD");
        assertThat(recovered()).isEqualTo(before);
    }

    @Test
    void a_job_that_was_aborted_at_the_print_cloud_leaves_the_list() {
        var job = anywhere.printAndHold(Office.person(), 1);
        Office.app().post(at(job) + "/abort").then().statusCode(204);

        queue.reconcile(virtual());

        assertThat(job.state()).isEqualTo("DELETED");
        assertThat(queue.waitingFor(job.owner()).jobs()).isEmpty();
    }

    @Test
    void a_job_that_somebody_else_sent_to_a_printer_is_watched_there() {
        var job = anywhere.printAndHold(Office.person(), 1);
        var elsewhere = Office.device().printer();
        Office.app()
                .body("{\"destinationPrinterId\":\"" + elsewhere + "\"}")
                .post(at(job) + "/redirect")
                .then()
                .statusCode(200);

        queue.reconcile(virtual());

        job.awaitState("DELIVERED");
        assertThat(Anywhere.<String>ask("select destination from held_job where id = ?", job.id()))
                .isEqualTo(elsewhere.toString());
    }

    @Test
    void a_print_cloud_that_is_away_changes_nothing() {
        var job = anywhere.printAndHold(Office.person(), 1);
        PrintCloud.tell("GET ANSWER 503 50 /taskDefinitions/" + anywhere.definition() + "/tasks$");

        assertThatThrownBy(() -> queue.reconcile(virtual())).isInstanceOf(GraphException.class);
        PrintCloud.forget();

        assertThat(job.state()).isEqualTo("HELD");
    }

    @Test
    void a_list_that_may_lack_a_job_does_not_say_that_it_is_fresh() {
        var lost = anywhere.printAndHold(Office.person(), 1);
        queue.reconcile(virtual());
        Office.sql("delete from held_job where id = ?", lost.id());
        PrintCloud.answersReadsOf(lost.ref().printerId(), lost.ref().jobId(), 503, 50);
        Object before = reconciledAt();

        assertThat(queue.reconcile(virtual()).unread()).hasSize(1);
        assertThat(reconciledAt()).isEqualTo(before);
        PrintCloud.forget();
        queue.reconcile(virtual());

        assertThat(queue.waitingFor(lost.owner()).jobs()).hasSize(1);
        assertThat(reconciledAt()).isNotEqualTo(before);
    }

    @Test
    void a_list_is_as_fresh_as_the_beginning_of_its_comparison() {
        PrintCloud.tell("GET LATE_ANSWER 1500 1 /tasks$");

        queue.reconcile(virtual());

        long old = ask(
                "select count(*) from held_queue_look where printer = ?"
                        + " and reconciled_at < clock_timestamp() - interval '1 second'",
                anywhere.printer());
        assertThat(old).isEqualTo(1);
    }

    @Test
    void a_list_that_was_compared_long_ago_says_so_to_the_person() {
        var job = anywhere.printAndHold(Office.person(), 1);
        queue.reconcile(virtual());
        var others = printers.queues().stream()
                .map(Queue::printerId)
                .filter(printer -> !printer.equals(anywhere.printer()))
                .toList();
        others.forEach(printer -> queue.reconcile(printers.queue(printer).orElseThrow()));
        assertThat(queue.waitingFor(job.owner()).notice()).isNull();

        Office.sql(
                "update held_queue_look set reconciled_at = reconciled_at - interval '10 minutes' where printer = ?",
                anywhere.printer());

        assertThat(queue.waitingFor(job.owner()).notice()).contains("may be missing");
    }

    @Test
    void one_job_that_cannot_be_read_keeps_no_other_away() {
        var unreadable = anywhere.printAndHold(Office.person(), 1);
        var lost = anywhere.printAndHold(Office.person(), 1);
        Office.sql("delete from held_job where id in (?, ?)", unreadable.id(), lost.id());
        PrintCloud.answersReadsOf(unreadable.ref().printerId(), unreadable.ref().jobId(), 400, 50);
        Object before = reconciledAt();

        var comparison = queue.reconcile(virtual());

        assertThat(queue.waitingFor(lost.owner()).jobs()).hasSize(1);
        assertThat(comparison.unread()).singleElement().asString().startsWith(unreadable.ref() + ": ");
        assertThat(reconciledAt()).isEqualTo(before);
        PrintCloud.forget();
        queue.reconcile(virtual());
        assertThat(queue.waitingFor(unreadable.owner()).jobs()).hasSize(1);
    }

    @Test
    void one_job_of_a_person_that_cannot_be_read_keeps_no_other_away() {
        // Given
        var ana = Office.person();
        var jobs = Stream.generate(() -> anywhere.printAndHold(ana, 1).counted())
                .limit(3)
                .toList();
        for (var unreadable : List.of(jobs.getFirst(), jobs.getLast())) {
            PrintCloud.answersReadsOf(
                    unreadable.ref().printerId(), unreadable.ref().jobId(), 400, 50);
        }
        jobs.forEach(job -> Office.sql("delete from held_job where id = ?", job.id()));

        // When
        queue.refreshFor(Anywhere.userOf(ana));

        // Then: and nobody asks any more, nor says that all is known
        await().atMost(Anywhere.PATIENCE)
                .until(() -> Office.ask(
                                "select 1 from held_person_look where person = ? and printer = ? and not asking",
                                Anywhere.userOf(ana).value(),
                                anywhere.printer())
                        != null);
        assertThat(Anywhere.idOf(jobs.get(1).ref())).isPresent();
        assertThat(answered(Anywhere.userOf(ana).value())).isFalse();
        PrintCloud.forget();
    }

    @Test
    void a_person_at_a_terminal_has_their_jobs_asked_for_without_a_notification() {
        var ana = Office.person();
        var lost = anywhere.printAndHold(ana, 1);
        Office.sql("delete from held_job where id = ?", lost.id());

        queue.refreshFor(lost.owner());

        await().atMost(Anywhere.PATIENCE)
                .until(() -> queue.waitingFor(lost.owner()).jobs().size() == 1);
    }

    @Test
    void a_person_is_asked_for_once_in_a_while_only() {
        var person = Anywhere.userOf(Office.person());
        queue.refreshFor(person);
        await().atMost(Anywhere.PATIENCE).until(() -> answered(person.value()));
        Object first = askedAt(person.value());

        queue.refreshFor(person);
        queue.refreshFor(person);

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> first.equals(askedAt(person.value())));
        // And it is the time that keeps them from asking
        Office.sql(
                "update held_person_look set asked_at = asked_at - interval '10 seconds' where person = ?",
                person.value());
        queue.refreshFor(person);
        await().atMost(Anywhere.PATIENCE)
                .until(() -> Anywhere.<Boolean>ask(
                        "select asked_at > ? from held_person_look where person = ? and printer = ?",
                        first,
                        person.value(),
                        anywhere.printer()));
    }

    private boolean answered(UUID person) {
        return Office.ask(
                        "select 1 from held_person_look where person = ? and printer = ? and answered_at is not null and not asking",
                        person,
                        anywhere.printer())
                != null;
    }

    private Queue virtual() {
        return printers.queue(anywhere.printer()).orElseThrow();
    }

    private long recovered() {
        Long found = (Long) Office.ask("select recovered from held_queue_look where printer = ?", anywhere.printer());
        return found == null ? 0 : found;
    }

    private @Nullable Object reconciledAt() {
        return Office.ask("select reconciled_at from held_queue_look where printer = ?", anywhere.printer());
    }

    private @Nullable Object askedAt(UUID person) {
        return Office.ask(
                "select asked_at from held_person_look where person = ? and printer = ?", person, anywhere.printer());
    }

    private static String at(Anywhere.Held job) {
        return "/v1.0/print/printers/" + job.ref().printerId() + "/jobs/"
                + job.ref().jobId();
    }
}
