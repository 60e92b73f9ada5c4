package dev.holdfast.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdfast.base.InvalidField;
import dev.holdfast.station.BadImport.BadLine;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeFileTest {

    private static final String HEADER = "badge,format,userPrincipalName,displayName,pin\n";

    private static BadgeFile read(String text) {
        return BadgeFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_good_line_is_read() {
        var file = read(HEADER + "04:a2,text,Ana@Example.test,\"Ana, front desk\",0042\n");

        assertThat(file.bad()).isEmpty();
        assertThat(file.lines())
                .containsExactly(new BadgeLine(
                        2, BadgeNumber.of(null, "04A2"), "ana@example.test", "Ana, front desk", new Pin("0042")));
    }

    @Test
    void columns_may_stand_in_any_order_and_some_may_be_absent() {
        var file = read("userPrincipalName,badge\nana@example.test,04A2\n");

        assertThat(file.lines())
                .containsExactly(
                        new BadgeLine(2, BadgeNumber.of(null, "04A2"), "ana@example.test", "ana@example.test", null));
    }

    @Test
    void every_bad_line_is_listed() {
        var file = read(HEADER + """
                04A2,,ana@example.test,Ana,
                #,,ana@example.test,Ana,
                04A3,wiegand,ana@example.test,Ana,
                04A4,,,Ana,
                04A5,,ana@example.test,Ana,12
                04-a2,,ben@example.test,Ben,
                04A6,,ana@example.test
                """);

        assertThat(file.lines()).hasSize(1);
        assertThat(file.bad().stream().map(BadLine::line)).containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(file.bad().get(4).message()).isEqualTo("The same badge number is at line 2.");
        assertThat(file.bad().toString()).doesNotContain("04A", "ana@", "Ana");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "04A2,,ana@example.test,Ana,\n", "badge,pin\n", "badge,badge,userPrincipalName\n"})
    void a_file_without_its_header_is_refused(String text) {
        assertThat(read(text).bad())
                .singleElement()
                .satisfies(bad -> assertThat(bad.message()).contains("badge,format,userPrincipalName,displayName,pin"));
    }

    @Test
    void ten_thousand_badges_are_the_most() {
        assertThat(read(HEADER + many(10_000)).lines()).hasSize(10_000);
        assertThat(read(HEADER + many(10_001)).bad()).extracting(BadLine::line).containsExactly(10_002);
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "B%06d,,ana@example.test,Ana,".formatted(i))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void text_that_is_not_utf_8_is_refused() {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(
                        () -> BadgeFile.read((HEADER + "04A2,,x,J\u00f6rg,").getBytes(StandardCharsets.ISO_8859_1)));
    }
}
