package dev.holdfast.printservice.spool;

import dev.holdfast.graph.IntegerRange;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a job was printed, as far as that makes sheets of its document's pages.
record Printed(int copies, int pagesPerSide, boolean doubleSided, boolean color, List<IntegerRange> ranges) {

    private static final Set<String> DOUBLE_SIDED = Set.of("flipOnLongEdge", "flipOnShortEdge");

    private static final int MOST_COPIES = 9_999;

    // What is counted comes from the settings of printers, and must never be what undoes the end of a job: whatever
    // they say, it is something that the archive takes.
    Printed {
        copies = Math.clamp(copies, 1, MOST_COPIES);
        pagesPerSide = Math.max(1, pagesPerSide);
        ranges = List.copyOf(ranges);
    }

    /// As was wished, but for the wishes `without` which it was printed; else as the printer does by itself:
    /// `own` are the defaults that it has by itself.
    static Printed of(
            PrintJobConfiguration wishes,
            Set<String> without,
            PrinterDefaults own,
            @Nullable PrinterCapabilities capabilities) {
        boolean oneCopy = without.contains("copies");
        boolean oneEach = without.contains("pagesPerSheet");
        boolean sides = without.contains("duplexMode");
        boolean mode = without.contains("colorMode");
        boolean all = without.contains("pageRanges");
        return new Printed(
                chosen(oneCopy ? null : wishes.copies(), own.copiesPerJob(), 1),
                chosen(oneEach ? null : wishes.pagesPerSheet(), own.pagesPerSheet(), 1),
                DOUBLE_SIDED.contains(chosen(sides ? null : wishes.duplexMode(), own.duplexMode(), "oneSided")),
                isColor(chosen(mode ? null : wishes.colorMode(), own.colorMode(), "auto"), capabilities),
                chosen(all ? null : wishes.pageRanges(), null, List.of()));
    }

    private static <T> T chosen(@Nullable T wish, @Nullable T byDefault, T usual) {
        return Optional.ofNullable(wish)
                .or(() -> Optional.ofNullable(byDefault))
                .orElse(usual);
    }

    // Our choice: what a printer may print in colour, or not, counts as colour where it can.
    private static boolean isColor(String mode, @Nullable PrinterCapabilities capabilities) {
        var able = capabilities == null ? null : capabilities.isColorPrintingSupported();
        return switch (mode) {
            case "color" -> !Boolean.FALSE.equals(able);
            case "blackAndWhite", "grayscale" -> false;
            default -> Boolean.TRUE.equals(able);
        };
    }

    /// What is used for a document of so many pages. A page is one of the document's, on paper: several may
    /// share a side.
    Usage of(int documentPages) {
        long pages = chosen(documentPages);
        long sides = Math.ceilDiv(pages, pagesPerSide);
        long both = doubleSided ? sides / 2 : 0;
        return Usage.pages(color, pages * copies, (sides - 2 * both) * copies, both * copies);
    }

    // A page that is in several ranges is printed once.
    private long chosen(int pages) {
        if (ranges.isEmpty()) return pages;
        var chosen = new BitSet();
        for (var range : ranges) {
            int first = range.start() == null ? 1 : Math.clamp(range.start(), 1, Integer.MAX_VALUE);
            int last = range.end() == null ? pages : Math.clamp(range.end(), 0, pages);
            if (first <= last) chosen.set(first - 1, last);
        }
        return chosen.cardinality();
    }
}
