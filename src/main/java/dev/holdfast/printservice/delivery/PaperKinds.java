package dev.holdfast.printservice.delivery;

import dev.holdfast.graph.IntegerRange;
import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a folder takes for paper: documents of any kind, kept as they are.
final class PaperKinds {

    private static final String PDF = "application/pdf";

    private static final Map<String, String> EXTENSIONS = Map.of(
            PDF,
            "pdf",
            "application/oxps",
            "oxps",
            "application/postscript",
            "ps",
            "image/jpeg",
            "jpg",
            "image/png",
            "png",
            "image/pwg-raster",
            "pwg",
            "image/urf",
            "urf",
            "text/plain",
            "txt",
            "application/octet-stream",
            "bin");

    static final PrinterCapabilities CAPABILITIES = new PrinterCapabilities(
            true,
            true,
            true,
            true,
            new IntegerRange(1L, 999L),
            EXTENSIONS.keySet().stream().sorted().toList(),
            List.of("unspecified"),
            List.of("stationery"),
            List.of("A4", "North America Letter"),
            List.of("auto"),
            List.of("output-tray"),
            List.of(600),
            List.of(1),
            List.of(0),
            List.of(0),
            List.of(0),
            List.of(0),
            List.of("medium"),
            List.of("oneSided", "flipOnLongEdge", "flipOnShortEdge"),
            List.of("auto", "color", "grayscale", "blackAndWhite"),
            List.of("longEdgeFirst"),
            List.of("none"),
            List.of("portrait", "landscape"),
            List.of("clockwiseFromTopLeft"),
            List.of("auto", "fit", "fill", "none"));

    static final PrinterDefaults DEFAULTS = new PrinterDefaults(
            1,
            PDF,
            List.of("none"),
            "unspecified",
            "stationery",
            "A4",
            1,
            "portrait",
            "output-tray",
            "auto",
            false,
            "clockwiseFromTopLeft",
            "auto",
            "medium",
            "oneSided",
            600,
            "auto");

    private PaperKinds() {}

    static String extension(String contentType) {
        return EXTENSIONS.getOrDefault(contentType.toLowerCase(Locale.ROOT), "bin");
    }
}
