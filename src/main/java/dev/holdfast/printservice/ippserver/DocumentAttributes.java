package dev.holdfast.printservice.ippserver;

import static dev.holdfast.ipp.GroupWriter.Value.bool;
import static dev.holdfast.ipp.GroupWriter.Value.keyword;
import static dev.holdfast.ipp.GroupWriter.Value.mediaType;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Which documents the queue takes. All queues take the same: what a destination cannot print is converted for it.
final class DocumentAttributes {

    private static final List<Integer> USUAL_DOTS = List.of(300, 600);

    private final Offered offered;
    private final AttributeGroup template;

    DocumentAttributes(Offered offered, AttributeGroup template) {
        this.offered = offered;
        this.template = template;
    }

    void describe(GroupWriter group) {
        group.put(
                "document-format-supported",
                Formats.SUPPORTED.stream().map(Value::mediaType).toList());
        group.put("document-format-default", mediaType(Formats.ANY));
        group.put("document-format-preferred", mediaType(Formats.PDF));
        group.put(
                "compression-supported",
                Compression.NAMES.stream().map(Value::keyword).toList());
        group.put("pdl-override-supported", keyword("attempted"));
        group.put("page-ranges-supported", bool(true));
        // The standard's name and the one that its test suite asks for.
        group.put("overrides-supported", keyword("pages"), keyword("document-number"), keyword("document-numbers"));
        // Clients that see face-up send the pages in reverse.
        group.put("output-bin-supported", keyword("face-down"));
        group.put("output-bin-default", keyword("face-down"));
        raster(group);
    }

    private void raster(GroupWriter group) {
        var dots = dots();
        group.put(
                "pwg-raster-document-resolution-supported",
                dots.stream().map(Value::resolution).toList());
        group.put("pwg-raster-document-sheet-back", keyword("normal"));
        group.put(
                "pwg-raster-document-type-supported",
                (offered.color() ? Stream.of("sgray_8", "srgb_8") : Stream.of("sgray_8"))
                        .map(Value::keyword)
                        .toList());
        group.put("urf-supported", urf(dots).stream().map(Value::keyword).toList());
    }

    private List<String> urf(List<Integer> dots) {
        var words = new ArrayList<>(List.of("V1.4", "CP1", "W8"));
        if (offered.color()) words.add("SRGB24");
        words.add("RS" + String.join("-", dots.stream().map(String::valueOf).toList()));
        if (isDuplex()) words.add("DM1");
        words.addAll(List.of("FN3", "IS1", "MT1", "OB10", "PQ3-4-5"));
        return words;
    }

    private boolean isDuplex() {
        return template.find("sides-supported")
                .map(IppAttribute::values)
                .filter(sides -> sides.size() > 1)
                .isPresent();
    }

    // Those that clients can make and the conversions can read; others are not worth a page in memory.
    private List<Integer> dots() {
        var dots = template.find("printer-resolution-supported").stream()
                .flatMap(found -> found.values().stream())
                .flatMap(value -> value.dotsPerInch().stream().boxed())
                .filter(USUAL_DOTS::contains)
                .distinct()
                .sorted()
                .toList();
        return dots.isEmpty() ? USUAL_DOTS : dots;
    }
}
