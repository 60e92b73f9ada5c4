package dev.holdfast.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.base.InvalidField;
import dev.holdfast.base.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"04A2245B", "04a2245b", "04:A2:24:5B", " 04 a2-24.5B ", "0-4-A-2-2-4-5-B"})
    void one_number_has_one_form(String typed) {
        assertThat(BadgeNumber.of(null, typed)).isEqualTo(new BadgeNumber("text", "04A2245B"));
    }

    @Test
    void leading_zeros_count() {
        assertThat(BadgeNumber.of("text", "0042")).isNotEqualTo(BadgeNumber.of("text", "042"));
    }

    @Test
    void two_to_sixty_four_characters_are_a_number() {
        assertThat(BadgeNumber.of(null, "A1").bitLength()).isEqualTo(16);
        assertThat(BadgeNumber.of(null, "9".repeat(64)).bytes()).hasSize(64);
    }

    // What upper-casing would make ASCII of ("ß", "ſ", "ı") must not become another badge's number.
    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "7", "-:.-7", "12_34", "12/34", "ß123", "ſ123", "ı123", "12\u00a034", "١٢٣٤", "12\t34"})
    void what_is_no_number_is_refused_without_being_repeated(String typed) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> BadgeNumber.of(null, typed))
                .withMessageStartingWith("The field 'badge' must");
    }

    @Test
    void too_long_a_number_is_refused() {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> BadgeNumber.of(null, "9".repeat(65)));
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> BadgeNumber.of(null, "9-".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TEXT", "wiegand-26"})
    void an_unknown_format_is_named_as_such(String format) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> BadgeNumber.of(format, "04A2245B"))
                .satisfies(refused -> {
                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.code()).isEqualTo("format-unknown");
                });
    }

    @Test
    void a_number_does_not_print_itself() {
        var body = new NewBadgeBody(
                "04A2245B", null, new dev.holdfast.identity.PersonRef(null, "ana@example.test"), "4711", null);

        assertThat(BadgeNumber.of(null, "04A2245B") + " " + body + " " + body.parsedPin())
                .doesNotContain("04A2245B", "4711", "ana");
    }
}
