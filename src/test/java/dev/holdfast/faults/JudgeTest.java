package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Ledger.Sheet;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final long NOW = System.currentTimeMillis();
    private static final long LATER = NOW + 60_000;

    private final Account account = new Account("Plan", "d1");

    @Test
    void a_job_that_came_out_once_as_it_was_said_is_what_was_promised() {
        released("delivered");

        var verdict = judge(sheet(1), sheet(2));

        assertThat(verdict.isKept()).isTrue();
        assertThat(verdict.delivered()).isEqualTo(1);
    }

    @Test
    void a_sheet_that_came_out_twice_is_a_duplicate_whatever_was_said() {
        released("unconfirmed");

        assertThat(judge(sheet(1), sheet(1)).duplicated()).hasSize(1);
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

        assertThat(judge(new Sheet("there", now(), "j1", "d1", 1), sheet(2)).unasked())
                .hasSize(1);
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
    void what_nobody_can_know_is_explained_by_a_fault_at_that_printer_only() {
        released("unconfirmed");

        assertThat(judge().unexplained()).hasSize(1);
        assertThat(judge(new Fault("killed", NOW, LATER, "other")).unexplained())
                .hasSize(1);
        assertThat(judge(new Fault("killed", NOW - 2_000, NOW - 1_000, "here")).unexplained())
                .hasSize(1);
        var explained = judge(new Fault("killed", NOW, LATER, "here"));
        assertThat(explained.unconfirmed()).containsExactly("Plan: killed here");
        assertThat(explained.isKept()).isTrue();
    }

    private void released(String end) {
        account.accepted();
        account.releasing("here");
        account.end(end);
    }

    private static Sheet sheet(int number) {
        return new Sheet("here", now(), "j1", "d1", number);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private Judge.Verdict judge(Sheet... paper) {
        return new Judge(2, List.of(paper), List.of()).judge(List.of(account));
    }

    private Judge.Verdict judge(Fault fault) {
        return new Judge(2, List.of(), List.of(fault)).judge(List.of(account));
    }
}
