package dev.holdfast.faults;

import static dev.holdfast.faults.JudgeTest.SOON;
import static dev.holdfast.faults.JudgeTest.created;
import static dev.holdfast.faults.JudgeTest.now;
import static dev.holdfast.faults.JudgeTest.received;
import static dev.holdfast.faults.JudgeTest.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Ledger.Canceled;
import dev.holdfast.faults.Ledger.Entry;
import dev.holdfast.faults.Ledger.Received;
import dev.holdfast.faults.Ledger.Started;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnconfirmedTest {

    private static final Fault KILL = new Fault("killed", now(), now() + 60_000, "here");

    private final Account account = JudgeTest.account("Plan", "d1");

    @BeforeEach
    void nobody_knows() {
        JudgeTest.release(account, "unconfirmed");
    }

    @Test
    void what_nobody_can_know_is_explained_by_a_printer_that_had_it_and_was_killed() {
        var verdict = judge(KILL, created("j1"), received("j1"), new Started("here", now()));

        assertThat(verdict.unconfirmed()).containsExactly("Plan: killed here");
        assertThat(verdict.isKept()).isTrue();
    }

    @Test
    void what_nobody_can_know_is_not_explained_by_a_printer_that_did_not_have_it() {
        assertThat(judge(KILL, new Started("here", now())).unexplained()).hasSize(1);
        assertThat(judge(KILL, received("j1"), new Started("there", now())).unexplained())
                .hasSize(1);
        assertThat(judge(KILL, new Started("here", now()), received("j1")).unexplained())
                .hasSize(1);
        assertThat(judge(KILL, new Received("here", now(), "j2", "d2"), new Started("here", now()))
                        .unexplained())
                .hasSize(1);
        assertThat(judge(KILL, new Received("there", now(), "j1", "d1"), new Started("here", now()))
                        .unexplained())
                .hasSize(1);
    }

    @Test
    void what_nobody_can_know_is_not_explained_by_what_happened_after_it_was_said() {
        assertThat(judge(KILL, received("j1"), new Started("here", now() + 1_000))
                        .unexplained())
                .hasSize(1);
    }

    @Test
    void a_printer_that_forgets_by_itself_explains_nothing() {
        assertThat(judge(received("j1"), new Started("here", now())).unexplained())
                .hasSize(1);
    }

    @Test
    void a_job_in_wait_for_its_document_that_a_printer_forgot_explains_one_release() {
        var other = JudgeTest.account("Letter", "d2");
        JudgeTest.release(other, "unconfirmed");

        var verdict = new Judge(2, SOON, List.of(created("j1"), new Started("here", now())), List.of(KILL))
                .judge(List.of(account, other));

        assertThat(verdict.unconfirmed()).hasSize(1);
        assertThat(verdict.unexplained()).hasSize(1);
    }

    @Test
    void a_job_that_was_given_up_before_it_got_a_document_explains_nothing() {
        assertThat(judge(KILL, created("j1"), new Canceled("here", now(), "j1", 0), new Started("here", now()))
                        .unexplained())
                .hasSize(1);
    }

    @Test
    void what_was_taken_back_with_a_sheet_out_nobody_can_know() {
        assertThat(judge(received("j1"), new Canceled("here", now(), "j1", 0)).unexplained())
                .hasSize(1);
        assertThat(judge(received("j1"), sheet(1), new Canceled("here", now(), "j1", 1))
                        .isKept())
                .isTrue();
    }

    private Judge.Verdict judge(Entry... entries) {
        return new Judge(2, SOON, List.of(entries), List.of()).judge(List.of(account));
    }

    private Judge.Verdict judge(Fault fault, Entry... entries) {
        return new Judge(2, SOON, List.of(entries), List.of(fault)).judge(List.of(account));
    }
}
