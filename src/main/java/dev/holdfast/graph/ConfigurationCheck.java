package dev.holdfast.graph;

import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether some printer could carry a configuration out: whether this one can is said by its capabilities.
final class ConfigurationCheck {

    private static final int LONGEST = 100;
    private static final int MOST = 100;
    private static final long MOST_COPIES = 9_999;
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
        number("dpi", wanted.dpi(), 1, 100_000);
        number("pagesPerSheet", wanted.pagesPerSheet(), 1, 100);
        list("pageRanges", wanted.pageRanges()).forEach(this::pages);
        if (wanted.margin() != null) {
            margin(wanted.margin());
        }
        return wanted;
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

    private void pages(IntegerRange range) {
        number("pageRanges", range.start(), 1, MOST_PAGES);
        number("pageRanges", range.end(), range.start() == null ? 1 : range.start(), MOST_PAGES);
    }

    private void margin(PrintMargin margin) {
        number("margin", margin.top(), 0, Integer.MAX_VALUE);
        number("margin", margin.bottom(), 0, Integer.MAX_VALUE);
        number("margin", margin.left(), 0, Integer.MAX_VALUE);
        number("margin", margin.right(), 0, Integer.MAX_VALUE);
    }
}
