package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Ledger.Canceled;
import dev.holdfast.faults.Ledger.Created;
import dev.holdfast.faults.Ledger.Entry;
import dev.holdfast.faults.Ledger.Received;
import dev.holdfast.faults.Ledger.Sheet;
import dev.holdfast.faults.Ledger.Started;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final long NOW = 1_800_000_000_000L;
    static final Duration SOON = Duration.ofMinutes(3);

    private final Account account = account("Plan", "d1");

    @Test
    void a_job_that_came_out_once_as_it_was_said_is_what_was_promised() {
        released("delivered");

        var verdict = judge(created("j1"), received("j1"), sheet(1), sheet(2));

        assertThat(verdict.isKept()).isTrue();
        assertThat(verdict.delivered()).isEqualTo(1);
    }

    @Test
    void a_sheet_that_came_out_twice_is_a_duplicate_whatever_was_said() {
        released("unconfirmed");

        assertThat(judge(sheet(1), sheet(1)).duplicated()).hasSize(1);
    }

    @Test
    void a_document_that_goes_to_a_printer_again_without_a_proof_is_repeated_though_its_first_sheet_came_once() {
        released("delivered");

        var verdict = judge(
                received("j1"),
                new Started("here", now()),
                received("j2"),
                sheet("here", "j2", 1),
                sheet("here", "j2", 2));

        assertThat(verdict.duplicated()).isEmpty();
        assertThat(verdict.repeated()).hasSize(1);
    }

    @Test
    void a_document_that_was_taken_back_with_a_sheet_out_must_not_go_to_another_printer() {
        released("delivered");

        var verdict =
                judge(received("j1"), new Canceled("here", now(), "j1", 1), new Received("there", now(), "j2", "d1"));

        assertThat(verdict.repeated()).hasSize(1);
    }

    @Test
    void a_document_that_was_taken_back_with_no_sheet_out_may_go_to_a_printer_again() {
        released("delivered");

        var verdict = judge(
                received("j1"),
                new Canceled("here", now(), "j1", 0),
                received("j2"),
                sheet("here", "j2", 1),
                sheet("here", "j2", 2));

        assertThat(verdict.isKept()).isTrue();
    }

    @Test
    void a_job_that_is_said_to_be_delivered_and_lacks_a_sheet_is_lost() {
        released("delivered");

        assertThat(judge(sheet(1)).lost()).hasSize(1);
    }

    @Test
    void a_job_that_comes_to_no_end_is_lost() {
        account.accepted();

        assertThat(judge().lost()).hasSize(1);
    }

    @Test
    void a_job_that_failed_is_lost_though_somebody_was_told() {
        released("failed");

        assertThat(judge().lost()).hasSize(1);
    }

    @Test
    void a_job_that_the_print_cloud_never_took_was_refused_for_too_long() {
        assertThat(judge().refused()).hasSize(1);
    }

    @Test
    void a_job_that_its_owner_deleted_is_deleted_and_does_not_come_out() {
        account.accepted();
        account.deleting();
        account.end("deleted");

        assertThat(judge().isKept()).isTrue();
        assertThat(judge(sheet(1), sheet(2)).unasked()).hasSize(1);
    }

    @Test
    void a_job_that_its_owner_deletes_while_it_is_released_comes_to_either_end() {
        account.accepted();
        account.releasing("here");
        account.regretting();

        account.end("deleted");
        assertThat(judge().isKept()).isTrue();
        assertThat(judge(sheet(1)).unasked()).hasSize(1);

        account.end("delivered");
        assertThat(judge(sheet(1), sheet(2)).isKept()).isTrue();
        assertThat(judge(sheet(1)).lost()).hasSize(1);
    }

    @Test
    void a_job_that_disappears_while_its_owner_wants_it_is_lost() {
        released("deleted");

        assertThat(judge().lost()).hasSize(1);
    }

    @Test
    void paper_that_nobody_asked_for_breaks_the_promise() {
        account.accepted();
        account.end("delivered");

        assertThat(judge(sheet(1), sheet(2)).unasked()).hasSize(1);
        assertThat(judge(new Sheet("here", now(), "j9", "nobody's", 1)).unasked())
                .hasSize(1);
    }

    @Test
    void paper_at_another_printer_breaks_the_promise() {
        released("delivered");

        assertThat(judge(sheet("there", "j1", 1), sheet(2)).unasked()).hasSize(1);
    }

    @Test
    void paper_after_its_owner_heard_that_it_waits_again_breaks_the_promise() {
        account.accepted();
        account.releasing("here");
        account.heldAgain();

        assertThat(judge(new Sheet("here", now() + 1_000, "j1", "d1", 1)).unasked())
                .hasSize(1);

        account.releasing("here");
        account.end("delivered");
        assertThat(judge(sheet(1), sheet(2)).isKept()).isTrue();
    }

    @Test
    void paper_of_an_earlier_release_is_unasked_once_the_job_was_seen_to_wait_and_is_released_elsewhere() {
        account.accepted();
        account.releasing("here");
        account.heldAgain();
        account.releasing("there");
        account.end("delivered");

        assertThat(judge(sheet("there", "j1", 1), sheet("there", "j1", 2)).isKept())
                .isTrue();
        assertThat(judge(new Sheet("here", now() + 1_000, "j1", "d1", 1)).unasked())
                .hasSize(1);
    }

    @Test
    void paper_after_the_end_breaks_the_promise_unless_the_end_is_that_nobody_knows() {
        released("failed");
        assertThat(judge(new Sheet("here", now() + 1_000, "j1", "d1", 1)).unasked())
                .hasSize(1);

        released("unconfirmed");
        assertThat(judge(new Sheet("here", now() + 1_000, "j1", "d1", 1)).unasked())
                .isEmpty();
    }

    @Test
    void a_document_that_reaches_its_printer_long_after_it_was_asked_for_is_late() {
        account.accepted();
        account.releasing("here");
        account.released();
        account.end("unconfirmed");
        long soon = now() + SOON.toMillis();

        assertThat(judge(new Received("here", soon - 1_000, "j1", "d1")).late()).isEmpty();
        assertThat(judge(new Received("here", soon + 1_000, "j1", "d1")).late()).hasSize(1);
    }

    @Test
    void whoever_was_not_answered_may_be_served_later() {
        account.accepted();
        account.releasing("here");
        account.end("unconfirmed");

        assertThat(judge(new Received("here", now() + 2 * SOON.toMillis(), "j1", "d1"))
                        .late())
                .isEmpty();
    }

    @Test
    void a_printer_that_has_the_document_may_stand_still() {
        account.accepted();
        account.releasing("here");
        account.released();
        account.end("unconfirmed");

        var verdict = judge(received("j1"), new Sheet("here", now() + 2 * SOON.toMillis(), "j1", "d1", 1));

        assertThat(verdict.late()).isEmpty();
        assertThat(verdict.unasked()).isEmpty();
    }

    private void released(String end) {
        release(account, end);
    }

    static void release(Account account, String end) {
        account.accepted();
        account.releasing("here");
        account.end(end);
    }

    static Created created(String job) {
        return new Created("here", now(), job);
    }

    static Received received(String job) {
        return new Received("here", now(), job, "d1");
    }

    static Sheet sheet(int number) {
        return sheet("here", "j1", number);
    }

    private static Sheet sheet(String printer, String job, int number) {
        return new Sheet(printer, now(), job, "d1", number);
    }

    static Account account(String title, String digest) {
        return new Account(title, digest, JudgeTest::now);
    }

    /// Time stands still.
    static long now() {
        return NOW;
    }

    private Judge.Verdict judge(Entry... entries) {
        return new Judge(2, SOON, List.of(entries), List.of()).judge(List.of(account));
    }
}
