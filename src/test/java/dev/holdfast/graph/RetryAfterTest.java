package dev.holdfast.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({"5, 5000", "2.128, 2128", "' 0.5 ', 500", "0, 0", "-3, 0", "1e9, 3600000", "99999999999, 3600000"})
    void seconds_may_have_a_fraction_and_have_bounds(String value, long millis) {
        assertThat(RetryAfter.parse(value, null)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void a_date_counts_from_the_answers_own_date() {
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 10:00:30 GMT", "Mon, 23 Nov 2026 10:00:00 GMT"))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_date_that_is_over_is_no_wait() {
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 09:00:00 GMT", "Mon, 23 Nov 2026 10:00:00 GMT"))
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "NaN", "Mon, 23 Nov 2026 10:00:30 GMT", "1e999999999999999999999999"})
    void what_cannot_be_read_is_nothing(String value) {
        assertThat(RetryAfter.parse(value, null)).isNull();
    }
}
