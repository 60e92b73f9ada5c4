package dev.holdfast.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Graph's printerCapabilities.
public record PrinterCapabilities(
        @Nullable Boolean isColorPrintingSupported,
        @Nullable Boolean supportsFitPdfToPage,
        @Nullable Boolean isPageRangeSupported,
        @Nullable Boolean collation,
        @Nullable IntegerRange copiesPerJob,
        @Nullable List<String> contentTypes,
        @Nullable List<String> mediaColors,
        @Nullable List<String> mediaTypes,
        @Nullable List<String> mediaSizes,
        @Nullable List<String> inputBins,
        @Nullable List<String> outputBins,
        @Nullable List<Integer> dpis,
        @Nullable List<Integer> pagesPerSheet,
        @Nullable List<Integer> topMargins,
        @Nullable List<Integer> bottomMargins,
        @Nullable List<Integer> leftMargins,
        @Nullable List<Integer> rightMargins,
        @Nullable List<String> qualities,
        @Nullable List<String> duplexModes,
        @Nullable List<String> colorModes,
        @Nullable List<String> feedOrientations,
        @Nullable List<String> finishings,
        @Nullable List<String> orientations,
        @Nullable List<String> multipageLayouts,
        @Nullable List<String> scalings) {

    /// These capabilities, which came as `field` of a request: numbers that some printer could have. Throws an
    /// `InvalidField` that names the member.
    public PrinterCapabilities checked(String field) {
        return new ConfigurationCheck(field).check(this);
    }
}
