package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Graph's printJobConfiguration: how a job wants to be printed. Enumerations are kept as Graph's member strings, so
/// that members which are new to us pass through. What is not set is not written: a null would count as a wish.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrintJobConfiguration(
        @Nullable String quality,
        @Nullable Integer dpi,
        @Nullable String feedOrientation,
        @Nullable String orientation,
        @Nullable String duplexMode,
        @Nullable Integer copies,
        @Nullable String colorMode,
        @Nullable String inputBin,
        @Nullable String outputBin,
        @Nullable String mediaSize,
        @Nullable PrintMargin margin,
        @Nullable String mediaType,
        @Nullable List<String> finishings,
        @Nullable Integer pagesPerSheet,
        @Nullable String multipageLayout,
        @Nullable Boolean collate,
        @Nullable String scaling,
        @Nullable Boolean fitPdfToPage,
        @Nullable List<IntegerRange> pageRanges) {
    /// No wish of its own: everything as the printer's defaults say.
    public static final PrintJobConfiguration NONE = new PrintJobConfiguration(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);

    /// This configuration with every member that `over` sets in place of its own.
    public PrintJobConfiguration mergedWith(PrintJobConfiguration over) {
        return new PrintJobConfiguration(
                or(over.quality, quality),
                or(over.dpi, dpi),
                or(over.feedOrientation, feedOrientation),
                or(over.orientation, orientation),
                or(over.duplexMode, duplexMode),
                or(over.copies, copies),
                or(over.colorMode, colorMode),
                or(over.inputBin, inputBin),
                or(over.outputBin, outputBin),
                or(over.mediaSize, mediaSize),
                or(over.margin, margin),
                or(over.mediaType, mediaType),
                or(over.finishings, finishings),
                or(over.pagesPerSheet, pagesPerSheet),
                or(over.multipageLayout, multipageLayout),
                or(over.collate, collate),
                or(over.scaling, scaling),
                or(over.fitPdfToPage, fitPdfToPage),
                or(over.pageRanges, pageRanges));
    }

    /// This configuration, which came as `field` of a request: texts and lists of at most 100, numbers that
    /// some printer could follow. Throws an `InvalidField` that names the member.
    public PrintJobConfiguration checked(String field) {
        return new ConfigurationCheck(field).check(this);
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
