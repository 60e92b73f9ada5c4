package dev.holdfast.printservice.spool;

import static dev.holdfast.printservice.spool.IppReader.number;
import static dev.holdfast.printservice.spool.IppReader.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What printer attributes of IPP mean in Graph's properties. Attributes without a counterpart there are kept with the
/// printer, but show in no property.
final class IppProperties {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /// What standard printers say of their usual paper, in one (PWG 5100.7).
    private static final String MEDIA = "media-col-default";

    private static final String SCALINGS = "print-scaling-supported";

    // As of what comes in Graph's form: see PrinterDefaults.checked.
    private static final int MOST_COPIES = 9_999;
    private static final int MOST_PER_SHEET = 100;

    private final AttributeGroup group;
    private final IppReader reader;
    private final ObjectNode properties = JSON.objectNode();

    private IppProperties(AttributeGroup group) {
        this.group = group;
        this.reader = new IppReader(group);
    }

    /// The properties as a change in Graph's form.
    static ObjectNode of(AttributeGroup group) {
        return new IppProperties(group).read();
    }

    /// What changes in Graph's form where some attributes were `given`: the properties that they have to do
    /// with, as all attributes together say them now.
    static ObjectNode changed(AttributeGroup given, AttributeGroup all) {
        return within(of(given), of(all));
    }

    private static ObjectNode within(ObjectNode named, ObjectNode whole) {
        var changed = JSON.objectNode();
        named.properties().forEach(property -> {
            var now = whole.path(property.getKey());
            boolean members =
                    property.getValue() instanceof ObjectNode && now instanceof ObjectNode && isOpen(property.getKey());
            changed.set(
                    property.getKey(),
                    members
                            ? within((ObjectNode) property.getValue(), (ObjectNode) now)
                            : now.isMissingNode() ? JSON.nullNode() : now);
        });
        return changed;
    }

    // Their members are properties of their own; others, as a range, are one value.
    private static boolean isOpen(String property) {
        return property.equals("defaults") || property.equals("capabilities");
    }

    private ObjectNode read() {
        reader.one(properties, "displayName", "printer-name", IppReader::name);
        reader.one(properties, "model", "printer-make-and-model", IppReader::name);
        reader.one(properties, "isAcceptingJobs", "printer-is-accepting-jobs", IppReader::bool);
        put("defaults", defaults());
        put("capabilities", capabilities());
        IppState.of(group).ifPresent(status -> properties.set("status", status));
        return properties;
    }

    private ObjectNode defaults() {
        var defaults = JSON.objectNode();
        reader.one(defaults, "copiesPerJob", "copies-default", number(MOST_COPIES));
        reader.one(defaults, "contentType", "document-format-default", IppReader::text);
        reader.many(defaults, "finishings", "finishings-default", word(IppWords::finishing));
        mediaSize(defaults);
        reader.one(defaults, "mediaType", "media-type-default", MEDIA, IppReader::text);
        reader.one(defaults, "mediaColor", "media-color-default", MEDIA, IppReader::text);
        reader.one(defaults, "inputBin", "media-source-default", MEDIA, IppReader::text);
        reader.one(defaults, "outputBin", "output-bin-default", IppReader::text);
        reader.one(defaults, "pagesPerSheet", "number-up-default", number(MOST_PER_SHEET));
        reader.one(defaults, "orientation", "orientation-requested-default", word(IppWords::orientation));
        reader.one(defaults, "colorMode", "print-color-mode-default", word(IppWords::colorMode));
        reader.one(defaults, "quality", "print-quality-default", word(IppWords::quality));
        reader.one(defaults, "duplexMode", "sides-default", word(IppWords::duplexMode));
        reader.one(defaults, "dpi", "printer-resolution-default", IppReader::dpi);
        reader.one(defaults, "scaling", "print-scaling-default", word(IppWords::scaling));
        reader.one(defaults, "fitPdfToPage", "pdf-fit-to-page-default", IppReader::bool);
        reader.one(defaults, "multipageLayout", "presentation-direction-number-up-default", word(IppWords::layout));
        return defaults;
    }

    // A printer whose usual paper has no name of its own says its size only.
    private void mediaSize(ObjectNode defaults) {
        reader.one(defaults, "mediaSize", "media-default", word(IppWords::mediaSize));
        if (!defaults.path("mediaSize").isTextual()) {
            group.find(MEDIA)
                    .map(IppAttribute::first)
                    .flatMap(IppWords::sizeOf)
                    .ifPresent(size -> defaults.put("mediaSize", size));
        }
    }

    private ObjectNode capabilities() {
        var offers = JSON.objectNode();
        reader.one(offers, "isColorPrintingSupported", "color-supported", IppReader::bool);
        reader.one(offers, "isPageRangeSupported", "page-ranges-supported", IppReader::bool);
        reader.one(offers, "copiesPerJob", "copies-supported", IppReader::range);
        reader.any(offers, "collation", "multiple-document-handling-supported", value -> says(value, "-collated-"));
        // Who wants a page fitted gets it by scaling, too.
        reader.any(offers, "supportsFitPdfToPage", SCALINGS, value -> says(value, "fit"));
        reader.any(
                offers,
                "supportsFitPdfToPage",
                "pdf-fit-to-page-supported",
                v -> v.bool().orElse(false));
        reader.many(offers, "contentTypes", "document-format-supported", IppReader::text);
        reader.many(offers, "finishings", "finishings-supported", word(IppWords::finishing));
        reader.many(offers, "mediaSizes", "media-supported", word(IppWords::mediaSize));
        reader.many(offers, "mediaTypes", "media-type-supported", IppReader::text);
        reader.many(offers, "mediaColors", "media-color-supported", IppReader::text);
        reader.many(offers, "inputBins", "media-source-supported", IppReader::text);
        reader.many(offers, "outputBins", "output-bin-supported", IppReader::text);
        reader.all(offers, "pagesPerSheet", "number-up-supported", IppProperties::pagesPerSheet);
        reader.many(offers, "feedOrientations", "feed-orientation-supported", word(IppWords::feedOrientation));
        reader.many(offers, "orientations", "orientation-requested-supported", word(IppWords::orientation));
        reader.many(offers, "colorModes", "print-color-mode-supported", word(IppWords::colorMode));
        reader.many(offers, "qualities", "print-quality-supported", word(IppWords::quality));
        reader.many(offers, "duplexModes", "sides-supported", word(IppWords::duplexMode));
        reader.many(offers, "dpis", "printer-resolution-supported", IppReader::dpi);
        reader.many(offers, "scalings", SCALINGS, word(IppWords::scaling));
        reader.many(offers, "multipageLayouts", "presentation-direction-number-up-supported", word(IppWords::layout));
        reader.many(offers, "topMargins", "media-top-margin-supported", IppReader::microns);
        reader.many(offers, "bottomMargins", "media-bottom-margin-supported", IppReader::microns);
        reader.many(offers, "leftMargins", "media-left-margin-supported", IppReader::microns);
        reader.many(offers, "rightMargins", "media-right-margin-supported", IppReader::microns);
        return offers;
    }

    private static boolean says(IppValue value, String part) {
        return value.text().filter(text -> text.contains(part)).isPresent();
    }

    // Of a range Graph shows what people choose from: 5 pages on a sheet are none of it.
    private static Stream<JsonNode> pagesPerSheet(IppValue value) {
        return value.range().stream()
                .flatMapToInt(range -> range.lower() == range.upper()
                        ? IntStream.of(range.lower())
                        : IntStream.of(1, 2, 4, 6, 9, 16)
                                .filter(usual -> range.lower() <= usual && usual <= range.upper()))
                .filter(pages -> pages >= 1 && pages <= MOST_PER_SHEET)
                .mapToObj(IntNode::valueOf);
    }

    private void put(String name, ObjectNode members) {
        if (!members.isEmpty()) {
            properties.set(name, members);
        }
    }
}
