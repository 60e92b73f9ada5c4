package dev.holdfast.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @Test
    void a_text_is_stripped_and_may_be_as_long_as_it_may() {
        assertThat(Fields.text("name", " abc ", 3)).isEqualTo("abc");
        assertThat(Fields.text("name", "\uD83D\uDDA8", 2)).isEqualTo("\uD83D\uDDA8");
        assertThat(Fields.optionalText("name", null, 3)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "abcd", "a\u0000b", "a\nb", "\uD83D", "\uDDA8\uD83D"})
    void what_cannot_be_kept_or_shown_is_no_text_and_the_field_is_named(String value) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Fields.text("name", value, 3))
                .withMessageContaining("name");
    }

    @ParameterizedTest
    @CsvSource({"0001-01-01T00:00:00Z, true", "9999-12-31T23:59:59Z, true", "+10000-01-01T00:00:00Z, false"})
    void a_time_lies_within_the_years_that_a_database_has(Instant time, boolean isTaken) {
        if (isTaken) {
            assertThat(Fields.time("at", time)).isEqualTo(time);
        } else {
            assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> Fields.time("at", time));
        }
    }

    @Test
    void a_list_has_no_gaps_and_is_not_too_long() {
        assertThat(Fields.list("items", null, 2)).isEmpty();
        assertThat(Fields.list("items", List.of(1, 2), 2)).containsExactly(1, 2);
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> Fields.list("items", List.of(1, 2, 3), 2));
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> Fields.list("items", Arrays.asList(1, null), 2));
    }
}
