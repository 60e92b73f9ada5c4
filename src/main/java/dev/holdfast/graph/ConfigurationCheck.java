package dev.holdfast.graph;

import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether some printer could carry a configuration out, or could have such defaults and capabilities: whether this one
/// can is said by its capabilities.
final class ConfigurationCheck {

    private static final int LONGEST = 100;
    private static final int MOST = 100;
    private static final long MOST_COPIES = 9_999;
    private static final long MOST_DPI = 100_000;
    private static final long MOST_PER_SHEET = 100;
    private static final long MOST_PAGES = Integer.MAX_VALUE;

    private final String field;

    ConfigurationCheck(String field) {
        this.field = field;
    }

    PrintJobConfiguration check(PrintJobConfiguration wanted) {
        text("quality", wanted.quality());
        text("feedOrientation", wanted.feedOrientation());
        text("orientation", wanted.orientation());
        text("duplexMode", wanted.duplexMode());
        text("colorMode", wanted.colorMode());
        text("inputBin", wanted.inputBin());
        text("outputBin", wanted.outputBin());
        text("mediaSize", wanted.mediaSize());
        text("mediaType", wanted.mediaType());
        text("multipageLayout", wanted.multipageLayout());
        text("scaling", wanted.scaling());
        list("finishings", wanted.finishings()).forEach(finishing -> text("finishings", finishing));
        number("copies", wanted.copies(), 1, MOST_COPIES);
        number("dpi", wanted.dpi(), 1, MOST_DPI);
        number("pagesPerSheet", wanted.pagesPerSheet(), 1, MOST_PER_SHEET);
        list("pageRanges", wanted.pageRanges()).forEach(range -> range("pageRanges", range));
        if (wanted.margin() != null) {
            margin(wanted.margin());
        }
        return wanted;
    }

    PrinterDefaults check(PrinterDefaults defaults) {
        number("copiesPerJob", defaults.copiesPerJob(), 1, MOST_COPIES);
        number("pagesPerSheet", defaults.pagesPerSheet(), 1, MOST_PER_SHEET);
        number("dpi", defaults.dpi(), 1, MOST_DPI);
        return defaults;
    }

    PrinterCapabilities check(PrinterCapabilities offered) {
        if (offered.copiesPerJob() != null) {
            range("copiesPerJob", offered.copiesPerJob());
        }
        numbers("dpis", offered.dpis(), 1, MOST_DPI);
        numbers("pagesPerSheet", offered.pagesPerSheet(), 1, MOST_PER_SHEET);
        numbers("topMargins", offered.topMargins(), 0, Integer.MAX_VALUE);
        numbers("bottomMargins", offered.bottomMargins(), 0, Integer.MAX_VALUE);
        numbers("leftMargins", offered.leftMargins(), 0, Integer.MAX_VALUE);
        numbers("rightMargins", offered.rightMargins(), 0, Integer.MAX_VALUE);
        return offered;
    }

    private void text(String name, @Nullable String value) {
        Fields.optionalText(field + "." + name, value, LONGEST);
    }

    private <T> List<T> list(String name, @Nullable List<T> value) {
        return Fields.list(field + "." + name, value, MOST);
    }

    private void number(String name, @Nullable Number value, long from, long to) {
        if (value != null && (value.longValue() < from || value.longValue() > to)) {
            throw new InvalidField(field + "." + name, "must be from " + from + " to " + to);
        }
    }

    private void numbers(String name, @Nullable List<Integer> values, long from, long to) {
        if (values != null) {
            values.forEach(value -> number(name, value, from, to));
        }
    }

    private void range(String name, IntegerRange range) {
        number(name, range.start(), 1, MOST_PAGES);
        number(name, range.end(), range.start() == null ? 1 : range.start(), MOST_PAGES);
    }

    private void margin(PrintMargin margin) {
        number("margin", margin.top(), 0, Integer.MAX_VALUE);
        number("margin", margin.bottom(), 0, Integer.MAX_VALUE);
        number("margin", margin.left(), 0, Integer.MAX_VALUE);
        number("margin", margin.right(), 0, Integer.MAX_VALUE);
    }
}
