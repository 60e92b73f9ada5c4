package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.audit.Actor;
import dev.holdfast.graph.GraphException;
import dev.holdfast.graph.JobRef;
import dev.holdfast.printer.VirtualPrinters;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.PrintCloud;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A print cloud that does not know for a moment what it holds, as one that lags behind or was just failed over.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MissingTest {

    @Inject
    ReleaseQueue queue;

    @Inject
    VirtualPrinters printers;

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
    void a_waiting_job_that_is_unknown_for_a_moment_goes_on_waiting() {
        forgetTheJobAndItsTask();
        queue.reconcile(printers.queue(anywhere.printer()).orElseThrow());
        assertThat(job.state()).isEqualTo("HELD");
        assertThat(missingSince()).isNotNull();

        rememberTheTask();
        queue.reconcile(printers.queue(anywhere.printer()).orElseThrow());

        assertThat(job.state()).isEqualTo("HELD");
        assertThat(missingSince()).isNull();
    }

    @Test
    void a_waiting_job_that_stays_unknown_leaves_the_list() {
        forgetTheJobAndItsTask();

        awaitGone();

        assertThat(queue.waitingFor(job.owner()).jobs()).isEmpty();
        assertThat(Anywhere.<Boolean>ask(
                        "select ended_at - missing_since >= interval '1 second' from held_job where id = ?", job.id()))
                .isTrue();
    }

    @Test
    void where_the_definition_is_gone_each_job_is_asked_for_and_the_queue_does_not_count_as_compared() {
        var known = anywhere.printAndHold(Office.person(), 1);
        PrintCloud.tell("GET ANSWER 404 500 /taskDefinitions/" + anywhere.definition() + "/tasks$");
        PrintCloud.answersReadsOf(job.ref().printerId(), job.ref().jobId(), 404, 500);

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    assertThatThrownBy(() -> queue.reconcile(
                                    printers.queue(anywhere.printer()).orElseThrow()))
                            .isInstanceOf(GraphException.class);
                    return job.state().equals("DELETED");
                });

        assertThat(known.state()).isEqualTo("HELD");
        PrintCloud.forget();
    }

    @Test
    void a_job_on_a_printer_that_its_queue_had_before_leaves_the_list_once_it_is_surely_unknown() {
        Office.sql(
                "update held_job set printer = ? where id = ?",
                UUID.randomUUID().toString(),
                job.id());

        awaitGone();

        assertThat(Anywhere.<Boolean>ask(
                        "select ended_at - missing_since >= interval '1 second' from held_job where id = ?", job.id()))
                .isTrue();
    }

    @Test
    void a_job_that_left_the_list_waits_again_where_the_print_cloud_knows_it_again() {
        forgetTheJobAndItsTask();
        awaitGone();

        rememberTheJobAndItsTask();
        queue.reconcile(printers.queue(anywhere.printer()).orElseThrow());

        assertThat(job.state()).isEqualTo("HELD");
        assertThat(queue.waitingFor(job.owner()).jobs()).hasSize(1);
        queue.reconcile(printers.queue(anywhere.printer()).orElseThrow());
        assertThat(queue.waitingFor(job.owner()).jobs()).hasSize(1);
    }

    @Test
    void a_job_that_its_owner_deleted_while_it_was_unknown_stays_deleted() {
        forgetTheJobAndItsTask();
        queue.reconcile(printers.queue(anywhere.printer()).orElseThrow());
        assertThat(missingSince()).isNotNull();
        queue.delete(job.owner(), job.id(), Actor.system("test"));

        rememberTheJobAndItsTask();
        queue.reconcile(printers.queue(anywhere.printer()).orElseThrow());

        assertThat(job.state()).isEqualTo("DELETED");
        assertThat(queue.waitingFor(job.owner()).jobs()).isEmpty();
    }

    @Test
    void a_job_that_is_unknown_at_its_printer_for_a_moment_is_followed_to_its_end() {
        var printer = BusyPrinter.with(anywhere.printAndHold(Office.person(), 1));
        var copy = redirected(printer);
        PrintCloud.answersReadsOf(copy.printerId(), copy.jobId(), 404, 1);
        await().atMost(Duration.ofSeconds(20)).until(this::missingSince, Objects::nonNull);
        assertThat(job.state()).isEqualTo("REDIRECTED");

        printer.isFree();

        job.awaitState("DELIVERED");
    }

    @Test
    void a_job_that_stays_unknown_at_its_printer_is_unconfirmed() {
        var copy = redirected(BusyPrinter.with(anywhere.printAndHold(Office.person(), 1)));
        PrintCloud.answersReadsOf(copy.printerId(), copy.jobId(), 404, 50);

        job.awaitState("UNCONFIRMED");

        assertThat(Anywhere.<Boolean>ask(
                        "select ended_at - missing_since >= interval '1 second' from held_job where id = ?", job.id()))
                .isTrue();
    }

    @Test
    void a_job_that_is_unknown_for_a_moment_during_its_release_is_released_all_the_same() {
        var target = Office.device();
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), 503, 1);
        PrintCloud.answersReadsOf(job.ref().printerId(), job.ref().jobId(), 404, 2);

        release(target.printer().toString());

        job.awaitState("DELIVERED");
    }

    private JobRef redirected(BusyPrinter printer) {
        assertThat(release(printer.id()).state()).isEqualTo("redirected");
        return new JobRef(printer.id(), Anywhere.ask("select destination_job from held_job where id = ?", job.id()));
    }

    private ReleaseView release(String destination) {
        var request = request(job.owner(), UUID.randomUUID(), destination, job.id());
        var claimed = QuarkusTransaction.requiringNew().call(() -> queue.claim(request));
        return queue.carryOut(claimed, Duration.ofSeconds(20)).getFirst();
    }

    // The job first, and for any number of looks: the station reconciles of itself, too, and whoever saw the job
    // without its task would call it gone.
    private void forgetTheJobAndItsTask() {
        PrintCloud.answersReadsOf(job.ref().printerId(), job.ref().jobId(), 404, 50);
        Office.sql("update spool_task set state = 'COMPLETED', ended_at = now() where job_id = ?", job.number());
    }

    private void awaitGone() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    queue.reconcile(printers.queue(anywhere.printer()).orElseThrow());
                    return job.state().equals("DELETED");
                });
    }

    private void rememberTheJobAndItsTask() {
        PrintCloud.forget();
        rememberTheTask();
    }

    private void rememberTheTask() {
        Office.sql("update spool_task set state = 'PROCESSING', ended_at = null where job_id = ?", job.number());
    }

    private @Nullable Object missingSince() {
        return Office.ask("select missing_since from held_job where id = ?", job.id());
    }
}
