package dev.holdfast.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutagesTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "25006"})
    void what_fails_because_the_database_is_away_is_one_line(String state) {
        var lost = new SQLException("An I/O error: 100%\n  of the lines", state);

        var line = logged(new IllegalStateException("rolled back", lost));

        assertThat(line.getThrown()).isNull();
        assertThat(new PatternFormatter("%s").format(line)).isEqualTo("Task 7 failed: An I/O error: 100%");
    }

    @Test
    void what_found_no_place_before_the_database_is_one_line() {
        assertThat(logged(new Places.Busy()).getThrown()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "57014", "40P01"})
    void what_fails_at_a_statement_keeps_its_stack_trace(String state) {
        var fault = new IllegalStateException(new SQLException("no", state));

        assertThat(logged(fault).getThrown()).isSameAs(fault);
    }

    @Test
    void what_says_nothing_of_a_failure_stays_as_it_is() {
        assertThat(new PatternFormatter("%s").format(logged(null))).isEqualTo("Task 7 failed");
    }

    private static ExtLogRecord logged(Throwable thrown) {
        var line = new ExtLogRecord(Level.ERROR, "Task %d failed", FormatStyle.PRINTF, "test");
        line.setParameters(new Object[] {7});
        line.setThrown(thrown);
        assertThat(new Outages().isLoggable(line)).isTrue();
        return line;
    }
}
