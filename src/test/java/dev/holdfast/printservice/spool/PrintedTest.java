package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.graph.IntegerRange;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedTest {

    private static final PrinterDefaults NOTHING = new PrinterDefaults(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static PrintJobConfiguration wishes(
            @Nullable String duplexMode,
            @Nullable Integer copies,
            @Nullable String colorMode,
            @Nullable Integer pagesPerSheet,
            @Nullable List<IntegerRange> pageRanges) {
        return new PrintJobConfiguration(
                null,
                null,
                null,
                null,
                duplexMode,
                copies,
                colorMode,
                null,
                null,
                null,
                null,
                null,
                null,
                pagesPerSheet,
                null,
                null,
                null,
                null,
                pageRanges);
    }

    private static Printed printed(
            PrintJobConfiguration wishes, Set<String> without, @Nullable PrinterDefaults own, @Nullable Boolean color) {
        return Printed.of(wishes, without, own == null ? NOTHING : own, color == null ? null : able(color));
    }

    private static PrinterCapabilities able(boolean color) {
        return new PrinterCapabilities(
                color, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null);
    }

    private static PrinterDefaults byDefault(int copies, int pagesPerSheet, String colorMode, String duplexMode) {
        return new PrinterDefaults(
                copies,
                null,
                null,
                null,
                null,
                null,
                pagesPerSheet,
                null,
                null,
                null,
                null,
                null,
                colorMode,
                null,
                duplexMode,
                null,
                null);
    }

    private static List<IntegerRange> ranges(String text) {
        var ranges = new ArrayList<IntegerRange>();
        for (String range : text.split(" ")) {
            String[] ends = range.split("-", -1);
            ranges.add(new IntegerRange(
                    ends[0].isEmpty() ? null : Long.valueOf(ends[0]),
                    ends[1].isEmpty() ? null : Long.valueOf(ends[1])));
        }
        return ranges;
    }

    @ParameterizedTest
    @CsvSource({
        // document, sides, copies, per side: pages, single-sided, double-sided
        "1, oneSided,        1, 1,  1, 1, 0",
        "5, oneSided,        1, 1,  5, 5, 0",
        "1, flipOnLongEdge,  1, 1,  1, 1, 0",
        "4, flipOnLongEdge,  1, 1,  4, 0, 2",
        "5, flipOnShortEdge, 1, 1,  5, 1, 2",
        "5, flipOnLongEdge,  3, 1, 15, 3, 6",
        "5, oneSided,        1, 2,  5, 3, 0",
        "9, flipOnLongEdge,  2, 4, 18, 2, 2",
        "0, flipOnLongEdge,  2, 2,  0, 0, 0"
    })
    void sheets_are_made_of_pages(
            int document, String sides, int copies, int perSide, long pages, long single, long both) {
        var printed = printed(wishes(sides, copies, "color", perSide, null), Set.of(), null, null);

        assertThat(printed.of(document)).isEqualTo(new Usage(0, 0, 0, 1, 0, pages, single, both));
    }

    @ParameterizedTest
    @CsvSource({
        "1-3,        10,  3",
        "2-2,        10,  1",
        "8-20,       10,  3",
        "11-20,      10,  0",
        "1-3 3-5,    10,  5",
        "5-6 1-2,    10,  4",
        "-4,         10,  4",
        "9-,         10,  2",
        "1-2147483647, 1, 1",
        "2147483647-2147483647, 10, 0"
    })
    void only_the_pages_that_were_wanted_are_counted_each_once(String wanted, int document, long pages) {
        var printed = printed(wishes(null, null, "grayscale", null, ranges(wanted)), Set.of(), null, null);

        assertThat(printed.of(document)).isEqualTo(new Usage(0, 0, 0, 1, pages, 0, pages, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "color,         true,  true",
        "color,         false, false",
        "color,         ,      true",
        "grayscale,     true,  false",
        "blackAndWhite, true,  false",
        "auto,          true,  true",
        "auto,          false, false",
        "auto,          ,      false",
        ",              true,  true",
        ",              ,      false",
        "newMode,       true,  true"
    })
    void it_is_in_colour_where_the_job_and_the_printer_are(
            @Nullable String mode, @Nullable Boolean able, boolean color) {
        var printed = printed(wishes(null, null, mode, null, null), Set.of(), null, able);

        assertThat(printed.color()).isEqualTo(color);
    }

    @Test
    void what_was_not_wished_for_is_as_the_printer_does_it() {
        var byDefault = byDefault(2, 2, "color", "flipOnLongEdge");
        var printed = printed(PrintJobConfiguration.NONE, Set.of(), byDefault, true);

        assertThat(printed).isEqualTo(new Printed(2, 2, true, true, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"-1, -4", "0, 0", "2147483647, 2147483647"})
    void whatever_a_printers_defaults_say_can_be_counted(int copies, int perSheet) {
        var byDefault = byDefault(copies, perSheet, "color", "oneSided");
        var printed = printed(PrintJobConfiguration.NONE, Set.of(), byDefault, true);

        assertThat(printed.copies()).isBetween(1, 9_999);
        assertThat(printed.of(7).singleSidedSheets()).isBetween(1L, 7L * 9_999);
    }

    @Test
    void wishes_that_the_printer_could_not_follow_are_not_counted_as_if_it_had() {
        var wishes = wishes("flipOnLongEdge", 3, "color", 4, ranges("1-2"));
        var without = Set.of("duplexMode", "copies", "colorMode", "pagesPerSheet", "pageRanges", "margin");

        assertThat(printed(wishes, without, byDefault(1, 1, "grayscale", "oneSided"), true))
                .isEqualTo(new Printed(1, 1, false, false, List.of()));
        assertThat(printed(wishes, Set.of("margin"), null, true))
                .isEqualTo(new Printed(3, 4, true, true, ranges("1-2")));
    }

    @Test
    void sheets_have_room_for_all_sides_and_none_to_spare() {
        var random = new Random(20261123);
        IntStream.range(0, 2_000).forEach(_ -> {
            int pages = random.nextInt(500);
            int perSide = 1 + random.nextInt(16);
            int copies = 1 + random.nextInt(20);
            boolean both = random.nextBoolean();
            var usage = new Printed(copies, perSide, both, true, List.of()).of(pages);
            long sides = usage.singleSidedSheets() + 2 * usage.doubleSidedSheets();

            assertThat(usage.colorPages()).isEqualTo((long) pages * copies);
            assertThat(sides * perSide).isBetween((long) pages * copies, ((long) pages + perSide - 1) * copies);
            assertThat(usage.singleSidedSheets()).isLessThanOrEqualTo(both ? copies : sides);
            if (!both) assertThat(usage.doubleSidedSheets()).isZero();
        });
    }

    @Test
    void a_job_of_very_many_copies_of_a_very_long_document_is_counted() {
        var usage = new Printed(9_999, 1, false, false, List.of()).of(Integer.MAX_VALUE);

        assertThat(usage.blackAndWhitePages()).isEqualTo(9_999L * Integer.MAX_VALUE);
    }
}
