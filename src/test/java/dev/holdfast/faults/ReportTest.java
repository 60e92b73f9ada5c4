package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final long MINUTE = 60_000;
    private static final String SOME_TIME = "| fault | 1 | 1.5 s |";
    private static final String NONE = "| fault | 1 | - |";

    private long now = 1_800_000_000_000L;
    private final long asked = now;
    private final Account account = new Account("Plan", "d1", () -> now);

    @BeforeEach
    void deliver() {
        account.accepted();
        account.releasing("here");
        now += 1_500;
        account.end("delivered");
    }

    @Test
    void a_recovery_is_how_long_after_a_fault_a_document_came_to_its_end_that_was_on_its_way() {
        assertThat(report("", asked)).contains(SOME_TIME);
    }

    @Test
    void a_fault_while_nothing_was_on_its_way_has_no_recovery() {
        assertThat(report("", asked - MINUTE)).contains(NONE);
        assertThat(report("", account.ended() + MINUTE)).contains(NONE);
    }

    @Test
    void from_a_printers_fault_its_own_documents_recover() {
        assertThat(report("here", asked)).contains(SOME_TIME);
        assertThat(report("there", asked)).contains(NONE);
    }

    private String report(String printer, long ended) {
        var faults = List.of(new Fault("fault", ended - MINUTE, ended, printer));
        var verdict = new Judge(2, Duration.ofMinutes(1), List.of(), faults).judge(List.of(account));
        return new Report(1, faults, List.of(account), verdict).toString();
    }
}
