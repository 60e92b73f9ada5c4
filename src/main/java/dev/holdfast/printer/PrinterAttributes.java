package dev.holdfast.printer;

import static dev.holdfast.ipp.GroupWriter.Value.bool;
import static dev.holdfast.ipp.GroupWriter.Value.enumeration;
import static dev.holdfast.ipp.GroupWriter.Value.integer;
import static dev.holdfast.ipp.GroupWriter.Value.keyword;
import static dev.holdfast.ipp.GroupWriter.Value.language;
import static dev.holdfast.ipp.GroupWriter.Value.mediaType;
import static dev.holdfast.ipp.GroupWriter.Value.range;
import static dev.holdfast.ipp.GroupWriter.Value.resolution;
import static dev.holdfast.ipp.GroupWriter.Value.text;
import static dev.holdfast.ipp.GroupWriter.Value.uri;

import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.ipp.GroupWriter.Value;
import java.util.List;
import java.util.function.Function;

/// What a virtual printer says that it can do: the attributes that Microsoft's own sample sets, which Windows' and
/// Mopria's clients want, with values that nearly every destination can keep.
final class PrinterAttributes {

    private static final int PORTRAIT = 3;
    private static final int NO_FINISHING = 3;
    private static final int IDLE = 3;

    private final OfferedAttributes offered;
    private final GroupWriter group = new GroupWriter();

    private PrinterAttributes(OfferedAttributes offered) {
        this.offered = offered;
    }

    static byte[] of(VirtualPrinter.Wish wish, String moreInfo) {
        var attributes = new PrinterAttributes(new OfferedAttributes(wish.attributes()));
        attributes.description(wish.manufacturer() + " " + wish.model(), moreInfo);
        attributes.documents();
        attributes.pages();
        attributes.media();
        return attributes.group.bytes();
    }

    private void description(String makeAndModel, String moreInfo) {
        group.put("generated-natural-language-supported", language("en"));
        group.put("ipp-versions-supported", keyword("1.1"), keyword("2.0"));
        group.put("printer-up-time", integer(1));
        group.put("printer-make-and-model", text(makeAndModel.substring(0, Math.min(127, makeAndModel.length()))));
        group.put("printer-more-info-manufacturer", uri(moreInfo));
        group.put("printer-state", enumeration(IDLE));
        group.put("printer-state-reasons", keyword("none"));
        group.put("printer-is-accepting-jobs", bool(true));
    }

    private void documents() {
        offer("document-format-supported", Value::mediaType);
        offer("document-format-default", Value::mediaType);
        group.put("document-format-preferred", mediaType(offered.one("document-format-default")));
        group.put("pdl-override-supported", keyword("attempted"));
        group.put(
                "multiple-document-handling-supported",
                keyword("separate-documents-uncollated-copies"),
                keyword("separate-documents-collated-copies"));
        group.put("copies-supported", range(1, 999));
        group.put("copies-default", integer(1));
        group.put("page-ranges-supported", bool(true));
    }

    private void pages() {
        group.put("printer-resolution-supported", resolution(300), resolution(600));
        group.put("printer-resolution-default", resolution(600));
        offer("sides-supported", Value::keyword);
        offer("sides-default", Value::keyword);
        group.put("color-supported", bool(Boolean.parseBoolean(offered.one("color-supported"))));
        offer("print-color-mode-supported", Value::keyword);
        offer("print-color-mode-default", Value::keyword);
        group.put("print-quality-supported", enumeration(3), enumeration(4), enumeration(5));
        group.put("print-quality-default", enumeration(4));
        offer("print-scaling-supported", Value::keyword);
        offer("print-scaling-default", Value::keyword);
        group.put("orientation-requested-supported", enumeration(3), enumeration(4), enumeration(5), enumeration(6));
        group.put("orientation-requested-default", enumeration(PORTRAIT));
        group.put("number-up-supported", integer(1), integer(2), integer(4));
        group.put("number-up-default", integer(1));
        group.put("finishings-supported", enumeration(NO_FINISHING));
        group.put("finishings-default", enumeration(NO_FINISHING));
        // Clients that see face-up send the pages in reverse.
        group.put("output-bin-supported", keyword("face-down"));
        group.put("output-bin-default", keyword("face-down"));
    }

    private void media() {
        offer("media-supported", Value::keyword);
        offer("media-default", Value::keyword);
        group.put("media-type-supported", keyword("stationery"));
        group.put("media-source-supported", keyword("auto"));
        group.put(
                "media-col-supported",
                List.of("media-size", "media-size-name", "media-type", "media-source").stream()
                        .map(Value::keyword)
                        .toList());
        group.put(
                "media-col-database",
                offered.all("media-supported").stream()
                        .map(PrinterAttributes::column)
                        .toList());
        group.put("media-col-default", column(offered.one("media-default")));
    }

    private static Value column(String media) {
        var size = MediaSize.parse(media).orElseThrow();
        var dimensions = Value.collection(
                new Member("x-dimension", integer(size.width())), new Member("y-dimension", integer(size.height())));
        return Value.collection(new Member("media-size", dimensions), new Member("media-size-name", keyword(media)));
    }

    private void offer(String name, Function<String, Value> syntax) {
        group.put(name, offered.all(name).stream().map(syntax).toList());
    }
}
