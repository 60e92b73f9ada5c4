package dev.holdfast.printservice.spool;

import dev.holdfast.ipp.IppValue;
import java.util.Map;
import java.util.Optional;

/// IPP's keywords and enums in the words of Graph's enumerations. What has no word there is left out, but sizes of
/// media: they are text in Graph, so an unknown one keeps its name.
final class IppWords {

    static final Map<String, String> MEDIA = Map.ofEntries(
            Map.entry("iso_a3_297x420mm", "A3"),
            Map.entry("iso_a4_210x297mm", "A4"),
            Map.entry("iso_a5_148x210mm", "A5"),
            Map.entry("iso_a6_105x148mm", "A6"),
            Map.entry("jis_b4_257x364mm", "JIS B4"),
            Map.entry("jis_b5_182x257mm", "JIS B5"),
            Map.entry("jpn_hagaki_100x148mm", "JPN Hagaki"),
            Map.entry("na_5x7_5x7in", "North America 5x7in"),
            Map.entry("na_executive_7.25x10.5in", "North America Executive"),
            // Spelled so in Graph.
            Map.entry("na_govt-letter_8x10in", "North America Goverment Letter"),
            Map.entry("na_index-3x5_3x5in", "North America Index 3x5in"),
            Map.entry("na_index-5x8_5x8in", "North America Index 5x8in"),
            Map.entry("na_invoice_5.5x8.5in", "North America Invoice"),
            Map.entry("na_ledger_11x17in", "North America Ledger"),
            Map.entry("na_legal_8.5x14in", "North America Legal"),
            Map.entry("na_letter_8.5x11in", "North America Letter"),
            Map.entry("oe_photo-l_3.5x5in", "Photo l 3.5x5in"),
            Map.entry("om_business-card_55x85mm", "Business Card"));

    static final Map<String, String> COLOR_MODES = Map.of(
            "auto", "auto",
            "color", "color",
            "process-monochrome", "grayscale",
            "monochrome", "grayscale",
            "auto-monochrome", "grayscale",
            "bi-level", "blackAndWhite",
            "process-bi-level", "blackAndWhite");

    static final Map<String, String> FEED_ORIENTATIONS =
            Map.of("long-edge-first", "longEdgeFirst", "short-edge-first", "shortEdgeFirst");

    static final Map<String, String> DUPLEX_MODES = Map.of(
            "one-sided", "oneSided",
            "two-sided-long-edge", "flipOnLongEdge",
            "two-sided-short-edge", "flipOnShortEdge");

    static final Map<String, String> SCALINGS =
            Map.of("auto", "auto", "auto-fit", "shrinkToFit", "fill", "fill", "fit", "fit", "none", "none");

    static final Map<String, String> LAYOUTS = Map.of(
            "toright-tobottom", "clockwiseFromTopLeft",
            "tobottom-toright", "counterclockwiseFromTopLeft",
            "toleft-tobottom", "counterclockwiseFromTopRight",
            "tobottom-toleft", "clockwiseFromTopRight",
            "toright-totop", "counterclockwiseFromBottomLeft",
            "totop-toright", "clockwiseFromBottomLeft",
            "totop-toleft", "counterclockwiseFromBottomRight",
            "toleft-totop", "clockwiseFromBottomRight");

    static final Map<Integer, String> QUALITIES = Map.of(3, "low", 4, "medium", 5, "high");

    static final Map<Integer, String> ORIENTATIONS =
            Map.of(3, "portrait", 4, "landscape", 5, "reverseLandscape", 6, "reversePortrait");

    private IppWords() {}

    /// A text in one line, without what neither JSON columns nor people can take.
    static Optional<String> plain(IppValue value) {
        return value.text()
                .map(text -> text.replaceAll("[\\p{Cc}\\p{Cs}]", " ").strip())
                .filter(text -> !text.isEmpty());
    }

    static Optional<String> mediaSize(IppValue value) {
        return plain(value).map(name -> MEDIA.getOrDefault(name, name));
    }

    /// A sheet of this size in hundredths of a millimetre, or one that is a millimetre off.
    static Optional<String> mediaSize(int width, int height) {
        return MEDIA.entrySet().stream()
                .filter(entry -> PwgMedia.parse(entry.getKey())
                        .filter(size -> size.isNearly(width, height))
                        .isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// The size of a sheet that is described as a collection, by its name or its lengths.
    static Optional<String> sizeOf(IppValue media) {
        return media.member("media-size-name")
                .flatMap(IppWords::mediaSize)
                .or(() -> media.member("media-size").flatMap(size -> mediaSize(length(size, "x"), length(size, "y"))));
    }

    private static int length(IppValue size, String axis) {
        return size.member(axis + "-dimension").flatMap(IppWords::number).orElse(0);
    }

    static Optional<String> feedOrientation(IppValue value) {
        return value.text().map(FEED_ORIENTATIONS::get);
    }

    static Optional<String> colorMode(IppValue value) {
        return value.text().map(COLOR_MODES::get);
    }

    static Optional<String> duplexMode(IppValue value) {
        return value.text().map(DUPLEX_MODES::get);
    }

    static Optional<String> scaling(IppValue value) {
        return value.text().map(SCALINGS::get);
    }

    static Optional<String> layout(IppValue value) {
        return value.text().map(LAYOUTS::get);
    }

    static Optional<String> quality(IppValue value) {
        return number(value).map(QUALITIES::get);
    }

    static Optional<String> orientation(IppValue value) {
        return number(value).map(ORIENTATIONS::get);
    }

    static Optional<String> finishing(IppValue value) {
        return number(value).flatMap(IppFinishings::word);
    }

    private static Optional<Integer> number(IppValue value) {
        var number = value.integer();
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
