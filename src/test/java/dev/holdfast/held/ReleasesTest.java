package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.ask;
import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.audit.Actor;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Office.Target;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleasesTest {

    private static final Duration WAIT = Duration.ofSeconds(20);

    @Inject
    ReleaseQueue queue;

    private @Nullable Anywhere opened;
    private Anywhere anywhere;
    private Target target;
    private UUID session;

    @BeforeEach
    void furnish() {
        opened = opened == null ? Anywhere.open() : opened;
        anywhere = opened;
        target = Office.device();
        session = UUID.randomUUID();
    }

    @Test
    void a_released_job_comes_out_byte_for_byte_and_leaves_the_list() throws IOException {
        var job = anywhere.printAndHold(Office.person(), 2);

        var release = release(session, job).getFirst();

        assertThat(release.state()).isEqualTo("redirected");
        assertThat(release.printer()).isEqualTo(printer());
        assertThat(queue.waitingFor(job.owner()).jobs()).isEmpty();
        job.awaitState("DELIVERED");
        assertThat(state(release)).isEqualTo("delivered");
        try (var paper = Files.list(target.folder())) {
            var files = paper.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
            assertThat(files).hasSize(1);
            assertThat(files.getFirst()).hasBinaryContent(job.bytes());
        }
    }

    @Test
    void a_job_released_twice_in_one_session_is_answered_with_its_first_release() {
        var job = anywhere.printAndHold(Office.person(), 1);

        var first = release(session, job).getFirst();
        var second = release(session, job).getFirst();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(queue.releasesOf(session)).extracting(ReleaseView::id).containsOnlyOnce(first.id());
    }

    @Test
    void releasing_all_takes_what_waits_oldest_first() {
        var ana = Office.person();
        var first = anywhere.printAndHold(ana, 1);
        var second = anywhere.printAndHold(ana, 1);
        anywhere.printAndHold(Office.person(), 1);

        var releases = carryOut(request(first.owner(), UUID.randomUUID(), printer()));

        assertThat(releases).extracting(ReleaseView::job).containsExactly(first.id(), second.id());
        assertThat(releases).extracting(ReleaseView::state).containsOnly("redirected");
    }

    @Test
    void somebody_elses_job_is_not_found_and_nothing_of_the_request_is_done() {
        var anas = anywhere.printAndHold(Office.person(), 1);
        var bens = anywhere.printAndHold(Office.person(), 1);

        assertThatThrownBy(() -> carryOut(request(anas.owner(), session, printer(), anas.id(), bens.id())))
                .isInstanceOf(JobNotFound.class);
        assertThatThrownBy(() -> carryOut(request(anas.owner(), session, printer(), anas.id(), UUID.randomUUID())))
                .isInstanceOf(JobNotFound.class);

        assertThat(anas.state()).isEqualTo("HELD");
        assertThat(bens.state()).isEqualTo("HELD");
        assertThat(queue.releasesOf(session)).isEmpty();
    }

    @Test
    void a_job_that_has_waited_too_long_is_refused_before_anybody_has_cleared_it_away() {
        var job = anywhere.printAndHold(Office.person(), 1);
        Office.sql("update held_job set expires_at = clock_timestamp() where id = ?", job.id());

        var release = release(session, job).getFirst();

        assertThat(release.state()).isEqualTo("refused");
        assertThat(release.reason()).isEqualTo("expired");
        assertThat(queue.waitingFor(job.owner()).jobs()).isEmpty();
        job.awaitState("EXPIRED");
    }

    @Test
    void the_choice_of_configuration_reaches_the_printer_over_the_jobs_own() {
        var job = anywhere.printAndHold(Office.person(), 1);
        var twoSided = new PrintJobConfiguration(
                null,
                null,
                null,
                null,
                "flipOnLongEdge",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var request = new ReleaseRequest(
                Actor.system("test"),
                Optional.of(job.owner()),
                Optional.of(session),
                List.of(job.id()),
                printer(),
                twoSided,
                null);

        carryOut(request);

        String configuration = Office.ask(
                        "select cast(configuration as text) from spool_job where redirected_from_printer = ? and redirected_from_job = ?",
                        UUID.fromString(anywhere.printer()),
                        Long.valueOf(job.ref().jobId()))
                .toString();
        assertThat(configuration).contains("flipOnLongEdge").contains("\"copies\": 2");
    }

    @Test
    void a_printer_that_is_not_ready_is_said_at_once_and_gets_the_job_when_it_is() {
        var job = anywhere.printAndHold(Office.person(), 1);
        Office.sql("update spool_printer set accepting_jobs = false where id = ?", target.printer());

        var release = release(session, job).getFirst();

        assertThat(release.state()).isEqualTo("releasing");
        assertThat(release.reason()).isEqualTo("printer-not-ready");
        assertThat(release.detail()).isNotBlank();
        assertThat(job.state()).isEqualTo("RELEASING");
        Office.sql("update spool_printer set accepting_jobs = true where id = ?", target.printer());
        job.awaitState("DELIVERED");
        assertThat(state(release)).isEqualTo("delivered");
    }

    @Test
    void a_job_whose_printer_is_not_ready_in_time_waits_again_and_was_never_redirected() {
        var job = anywhere.printAndHold(Office.person(), 1);
        Office.sql("update spool_printer set accepting_jobs = false where id = ?", target.printer());
        var release = release(session, job).getFirst();

        Office.sql("update release set deadline = clock_timestamp() where id = ?", release.id());

        job.awaitState("HELD");
        assertThat(state(release)).isEqualTo("failed");
        assertThat(reason(release)).isEqualTo("printer-not-ready");
        assertThat(copiesOf(job)).isZero();
        assertThat(release(session, job).getFirst().id()).isNotEqualTo(release.id());
    }

    @Test
    void signing_out_cancels_what_waits_for_its_printer() {
        var job = anywhere.printAndHold(Office.person(), 1);
        Office.sql("update spool_printer set accepting_jobs = false where id = ?", target.printer());
        var release = release(session, job).getFirst();

        QuarkusTransaction.requiringNew().run(() -> queue.cancelWaiting(session));

        assertThat(job.state()).isEqualTo("HELD");
        assertThat(state(release)).isEqualTo("cancelled");
        Office.sql("update spool_printer set accepting_jobs = true where id = ?", target.printer());
        // Longer than until the next look, had there been one.
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(6))
                .until(() -> copiesOf(job) == 0 && job.state().equals("HELD"));
    }

    @Test
    void a_job_is_released_in_the_order_asked_for_and_one_that_fails_does_not_stop_the_rest() {
        var ana = Office.person();
        var first = anywhere.printAndHold(ana, 1);
        var second = anywhere.printAndHold(ana, 1);
        Office.sql("update held_job set expires_at = clock_timestamp() where id = ?", first.id());

        var releases = release(session, first, second);

        assertThat(releases).extracting(ReleaseView::job).containsExactly(first.id(), second.id());
        assertThat(releases).extracting(ReleaseView::state).containsExactly("refused", "redirected");
    }

    @Test
    void a_process_that_died_before_its_redirect_is_taken_up_after() {
        var job = anywhere.printAndHold(Office.person(), 1);
        var claimed = claim(request(job.owner(), session, printer(), job.id()));
        // The process that claimed is gone; nobody carries out.
        Office.sql("update release set lease_until = clock_timestamp() where id = ?", claimed.getFirst());

        job.awaitState("DELIVERED");
        assertThat(copiesOf(job)).isEqualTo(1);
    }

    @Test
    void a_process_that_died_after_its_redirect_does_not_print_twice() {
        // Given: the redirect was sent and taken, and the process died before it could record that
        var job = anywhere.printAndHold(Office.person(), 1);
        var claimed = claim(request(job.owner(), session, printer(), job.id()));
        Office.app()
                .body("{\"destinationPrinterId\":\"" + printer() + "\"}")
                .post("/v1.0/print/printers/" + job.ref().printerId() + "/jobs/"
                        + job.ref().jobId() + "/redirect")
                .then()
                .statusCode(200);

        // When
        Office.sql(
                "update release set attempt = 1, sent_at = clock_timestamp(), lease_until = clock_timestamp() where id = ?",
                claimed.getFirst());

        // Then
        job.awaitState("DELIVERED");
        assertThat(copiesOf(job)).isEqualTo(1);
    }

    private String printer() {
        return target.printer().toString();
    }

    private List<ReleaseView> release(UUID session, Anywhere.Held... jobs) {
        var ids = java.util.Arrays.stream(jobs).map(Anywhere.Held::id).toArray(UUID[]::new);
        return carryOut(request(jobs[0].owner(), session, printer(), ids));
    }

    private List<UUID> claim(ReleaseRequest request) {
        return QuarkusTransaction.requiringNew().call(() -> queue.claim(request));
    }

    private List<ReleaseView> carryOut(ReleaseRequest request) {
        return queue.carryOut(claim(request), WAIT);
    }

    private static String state(ReleaseView release) {
        return Anywhere.<String>ask("select lower(state) from release where id = ?", release.id());
    }

    private static String reason(ReleaseView release) {
        return ask("select reason from release where id = ?", release.id());
    }

    private long copiesOf(Anywhere.Held job) {
        return ask(
                "select count(*) from spool_job where redirected_from_printer = ? and redirected_from_job = ?",
                UUID.fromString(anywhere.printer()),
                Long.valueOf(job.ref().jobId()));
    }
}
