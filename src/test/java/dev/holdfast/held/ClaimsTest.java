package dev.holdfast.held;

import static dev.holdfast.held.Anywhere.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.Actor;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Blocked;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is answered for jobs that cannot be claimed (any more).
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsTest {

    private static final Actor TEST = Actor.system("test");

    @Inject
    ReleaseQueue queue;

    private @Nullable Anywhere opened;
    private Anywhere anywhere;
    private Office.Who ana;
    private BusyPrinter printer;
    private UUID session;

    @BeforeEach
    void furnish() {
        opened = opened == null ? Anywhere.open() : opened;
        anywhere = opened;
        ana = Office.person();
        printer = BusyPrinter.with(anywhere.printAndHold(Office.person(), 1));
        session = UUID.randomUUID();
    }

    @Test
    void a_job_that_failed_at_the_printer_is_answered_with_its_release_in_this_session() {
        var job = anywhere.printAndHold(ana, 1);
        var first = release(session, job);
        failAtThePrinter(job);

        var again = release(session, job);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.state()).isEqualTo("failed");
        assertThat(again.reason()).isEqualTo("printer-error");
    }

    @Test
    void a_job_that_failed_in_another_session_is_refused_for_what_it_is() {
        var job = anywhere.printAndHold(ana, 1);
        release(session, job);
        failAtThePrinter(job);

        var other = release(UUID.randomUUID(), job);

        assertThat(other.state()).isEqualTo("refused");
        assertThat(other.reason()).isEqualTo("printer-error");
    }

    @Test
    void a_release_that_ended_before_another_session_had_the_job_is_no_answer() {
        // Given: ours failed, the job waited again, and another session has it now
        var job = anywhere.printAndHold(ana, 1);
        var ours = release(session, job);
        printer.givesBack(job);
        job.awaitState("HELD");
        release(UUID.randomUUID(), job);

        // When
        var again = release(session, job);

        // Then
        assertThat(again.id()).isNotEqualTo(ours.id());
        assertThat(again.state()).isEqualTo("refused");
        assertThat(again.reason()).isEqualTo("released-elsewhere");
        assertThat(release(session, job).id()).isEqualTo(again.id());
    }

    @Test
    void one_job_that_is_deleted_meanwhile_does_not_keep_the_rest_from_being_released() {
        var gone = anywhere.printAndHold(ana, 1);
        var job = anywhere.printAndHold(ana, 1);

        var releases = Blocked.behind(
                        "held_job",
                        () -> queue.delete(gone.owner(), gone.id(), TEST),
                        () -> carryOut(request(gone.owner(), session, printer.id())))
                .getFirst();

        assertThat(releases).extracting(ReleaseView::job).containsExactly(gone.id(), job.id());
        assertThat(releases).extracting(ReleaseView::state).containsExactly("refused", "redirected");
        assertThat(releases.getFirst().reason()).isEqualTo("deleted");
    }

    private void failAtThePrinter(Anywhere.Held job) {
        var copy = Anywhere.<Long>ask("select redirected_to_job from spool_job where id = ?", job.number());
        ana.calls()
                .post("/v1.0/print/printers/" + printer.id() + "/jobs/" + copy + "/cancel")
                .then()
                .statusCode(204);
        job.awaitState("FAILED");
    }

    private ReleaseView release(UUID session, Anywhere.Held job) {
        return carryOut(request(job.owner(), session, printer.id(), job.id())).getFirst();
    }

    private List<ReleaseView> carryOut(ReleaseRequest request) {
        var claimed = QuarkusTransaction.requiringNew().call(() -> queue.claim(request));
        return queue.carryOut(claimed, Duration.ofSeconds(20));
    }
}
