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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Redirects whose answers are lost, refused or put off. Whatever happens, a job comes out at most once.
@Tag("conformance")
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedirectFaultsTest {

    @Inject
    ReleaseQueue queue;

    private @Nullable Anywhere opened;
    private Anywhere anywhere;
    private UUID target;
    private Anywhere.Held job;

    @BeforeEach
    void print() {
        opened = opened == null ? Anywhere.open() : opened;
        anywhere = opened;
        target = Office.device().printer();
        job = anywhere.printAndHold(Office.person(), 1);
    }

    private String atJob() {
        return "/jobs/" + job.ref().jobId();
    }

    @Test
    void a_lost_answer_to_a_redirect_that_was_taken_is_found_by_reading() {
        PrintCloud.losesTheAnswerToTheRedirectOf(
                job.ref().printerId(), job.ref().jobId());

        var release = release(target);

        assertThat(release.state()).isEqualTo("redirected");
        job.awaitState("DELIVERED");
        PrintCloud.hasMisbehaved(atJob());
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    void a_job_that_somebody_else_redirected_is_refused_and_watched_where_it_is() {
        var elsewhere = Office.device().printer();
        redirectByOthers(elsewhere);

        var release = release(target);

        assertThat(release.state()).isEqualTo("refused");
        assertThat(release.reason()).isEqualTo("released-elsewhere");
        job.awaitState("DELIVERED");
        assertThat(Anywhere.<String>ask("select destination from held_job where id = ?", job.id()))
                .isEqualTo(elsewhere.toString());
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    void a_refusal_may_be_repeated_to_the_same_destination() {
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), 409, 1);

        var release = release(target);

        assertThat(release.state()).isEqualTo("releasing");
        assertThat(release.reason()).isEqualTo("not-taken");
        job.awaitState("DELIVERED");
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    void a_job_that_is_refused_again_and_again_waits_again_after_two_looks() {
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), 409, Release.MOST_REFUSALS);

        var release = release(target);

        job.awaitState("HELD");
        assertThat(Anywhere.<String>ask("select state from release where id = ?", release.id()))
                .isEqualTo("FAILED");
        assertThat(Anywhere.<String>ask("select reason from release where id = ?", release.id()))
                .isEqualTo("not-taken");
        assertThat(Anywhere.<Boolean>ask(
                        "select finished_at - waiting_since >= interval '1 second' from release where id = ?",
                        release.id()))
                .isTrue();
        assertThat(copies()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 503})
    void not_now_is_no_refusal_and_the_redirect_is_repeated(int status) {
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), status, 1);

        var release = release(target);

        assertThat(release.state()).isEqualTo("releasing");
        assertThat(release.reason()).isEqualTo("outcome-unknown");
        job.awaitState("DELIVERED");
        assertThat(Anywhere.<Integer>ask("select refusals from release where id = ?", release.id()))
                .isZero();
        assertThat(copies()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429})
    void a_redirect_that_was_turned_away_is_as_good_as_never_sent(int status) {
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), status, 100);
        var session = UUID.randomUUID();
        var release = release(session, target);
        assertThat(release.state()).isEqualTo("releasing");
        assertThat(release.reason()).isEqualTo("print-cloud-away");

        QuarkusTransaction.requiringNew().run(() -> queue.cancelWaiting(session));

        job.awaitState("HELD");
        assertThat(Anywhere.<Boolean>ask("select sent_at is null from release where id = ?", release.id()))
                .isTrue();
        assertThat(copies()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429})
    void a_redirect_that_was_turned_away_is_repeated(int status) {
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), status, 1);

        release(target);

        job.awaitState("DELIVERED");
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    void a_redirect_that_was_turned_away_says_nothing_about_an_earlier_one() {
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), 503, 1);
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), 401, 100);
        var release = release(target);

        await().atMost(Anywhere.PATIENCE)
                .until(
                        () -> Anywhere.<Integer>ask("select attempt from release where id = ?", release.id()),
                        attempts -> attempts > 2);

        assertThat(Anywhere.<Boolean>ask("select sent_at is not null from release where id = ?", release.id()))
                .isTrue();
        assertThat(Anywhere.<String>ask("select reason from release where id = ?", release.id()))
                .isEqualTo("outcome-unknown");
    }

    @Test
    void a_lost_answer_and_a_print_cloud_that_cannot_be_read_are_settled_when_it_can() {
        PrintCloud.losesTheAnswerToTheRedirectOf(
                job.ref().printerId(), job.ref().jobId());
        PrintCloud.answersReadsOf(job.ref().printerId(), job.ref().jobId(), 503, 6);

        var release = release(target);

        assertThat(release.state()).isEqualTo("releasing");
        assertThat(release.reason()).isEqualTo("outcome-unknown");
        assertThat(job.state()).isEqualTo("RELEASING");
        job.awaitState("DELIVERED");
        PrintCloud.hasMisbehaved(atJob());
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    void a_job_that_went_away_during_its_release_is_unconfirmed_and_not_repeated() {
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), 503, 1);
        var release = release(target);
        Office.app()
                .post("/v1.0/print/printers/" + job.ref().printerId() + "/jobs/"
                        + job.ref().jobId() + "/abort")
                .then()
                .statusCode(204);

        job.awaitState("UNCONFIRMED");
        assertThat(Anywhere.<String>ask("select state from release where id = ?", release.id()))
                .isEqualTo("UNCONFIRMED");
        assertThat(copies()).isZero();
    }

    @Test
    void signing_out_while_the_outcome_is_unknown_gives_the_job_back_only_when_it_surely_waits() {
        PrintCloud.answersTheRedirectOf(job.ref().printerId(), job.ref().jobId(), 503, 100);
        var session = UUID.randomUUID();
        var release = release(session, target);

        QuarkusTransaction.requiringNew().run(() -> queue.cancelWaiting(session));

        assertThat(job.state()).isEqualTo("RELEASING");
        job.awaitState("HELD");
        assertThat(Anywhere.<String>ask("select state from release where id = ?", release.id()))
                .isEqualTo("CANCELLED");
        assertThat(copies()).isZero();
    }

    @Test
    void an_outcome_that_comes_after_the_turn_has_passed_on_is_dropped() {
        // Given: a slow process has the first turn, and its lease lapses
        var claimed = QuarkusTransaction.requiringNew()
                .call(() -> queue.claim(request(job.owner(), UUID.randomUUID(), target.toString(), job.id())));
        var slow = turns.first(claimed.getFirst()).orElseThrow();
        Office.sql("update release set lease_until = clock_timestamp() where id = ?", claimed.getFirst());
        job.awaitState("DELIVERED");

        // When
        outcomes.neverSent(slow);

        // Then
        assertThat(job.state()).isEqualTo("DELIVERED");
        assertThat(copies()).isEqualTo(1);
    }

    @Inject
    Turns turns;

    @Inject
    Outcomes outcomes;

    private ReleaseView release(UUID printer) {
        return release(UUID.randomUUID(), printer);
    }

    private ReleaseView release(UUID session, UUID printer) {
        var claimed = QuarkusTransaction.requiringNew()
                .call(() -> queue.claim(request(job.owner(), session, printer.toString(), job.id())));
        return queue.carryOut(claimed, Duration.ofSeconds(20)).getFirst();
    }

    private void redirectByOthers(UUID destination) {
        Office.app()
                .body("{\"destinationPrinterId\":\"" + destination + "\"}")
                .post("/v1.0/print/printers/" + job.ref().printerId() + "/jobs/"
                        + job.ref().jobId() + "/redirect")
                .then()
                .statusCode(200);
    }

    private long copies() {
        return ask(
                "select count(*) from spool_job where redirected_from_printer = ? and redirected_from_job = ?",
                UUID.fromString(anywhere.printer()),
                Long.valueOf(job.ref().jobId()));
    }
}
