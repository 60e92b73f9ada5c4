package dev.holdfast.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Graph's printerDefaults.
public record PrinterDefaults(
        @Nullable Integer copiesPerJob,
        @Nullable String contentType,
        @Nullable List<String> finishings,
        @Nullable String mediaColor,
        @Nullable String mediaType,
        @Nullable String mediaSize,
        @Nullable Integer pagesPerSheet,
        @Nullable String orientation,
        @Nullable String outputBin,
        @Nullable String inputBin,
        @Nullable Boolean fitPdfToPage,
        @Nullable String multipageLayout,
        @Nullable String colorMode,
        @Nullable String quality,
        @Nullable String duplexMode,
        @Nullable Integer dpi,
        @Nullable String scaling) {

    /// These defaults, which came as `field` of a request: numbers that some printer could follow. Throws an
    /// `InvalidField` that names the member.
    public PrinterDefaults checked(String field) {
        return new ConfigurationCheck(field).check(this);
    }
}
