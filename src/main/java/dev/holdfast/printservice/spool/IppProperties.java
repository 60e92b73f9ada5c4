package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.Optional;
import java.util.function.Function;

/// What printer attributes of IPP mean in Graph's properties. Attributes without a counterpart there are kept with the
/// printer, but show in no property.
final class IppProperties {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /// IPP's margins are in hundredths of a millimetre, Graph's in microns.
    private static final int MICRONS = 10;

    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 255;
    // As of what comes in Graph's form: see PrinterDefaults.checked.
    private static final int MOST_COPIES = 9_999;
    private static final int MOST_PER_SHEET = 100;
    private static final int MOST_DPI = 100_000;

    private final AttributeGroup group;
    private final ObjectNode properties = JSON.objectNode();

    private IppProperties(AttributeGroup group) {
        this.group = group;
    }

    private interface Reading {
        Optional<JsonNode> of(IppValue value);
    }

    /// The properties as a change in Graph's form.
    static ObjectNode of(AttributeGroup group) {
        return new IppProperties(group).read();
    }

    private ObjectNode read() {
        one(properties, "displayName", "printer-name", IppProperties::name);
        one(properties, "model", "printer-make-and-model", IppProperties::name);
        one(properties, "isAcceptingJobs", "printer-is-accepting-jobs", IppProperties::bool);
        put("defaults", defaults());
        put("capabilities", capabilities());
        IppState.of(group).ifPresent(status -> properties.set("status", status));
        return properties;
    }

    private ObjectNode defaults() {
        var defaults = JSON.objectNode();
        one(defaults, "copiesPerJob", "copies-default", value -> number(value, MOST_COPIES));
        one(defaults, "contentType", "document-format-default", IppProperties::text);
        many(defaults, "finishings", "finishings-default", value -> word(value, IppWords::finishing));
        one(defaults, "mediaSize", "media-default", value -> word(value, IppWords::mediaSize));
        one(defaults, "mediaType", "media-type-default", IppProperties::text);
        one(defaults, "inputBin", "media-source-default", IppProperties::text);
        one(defaults, "outputBin", "output-bin-default", IppProperties::text);
        one(defaults, "pagesPerSheet", "number-up-default", value -> number(value, MOST_PER_SHEET));
        one(defaults, "orientation", "orientation-requested-default", value -> word(value, IppWords::orientation));
        one(defaults, "colorMode", "print-color-mode-default", value -> word(value, IppWords::colorMode));
        one(defaults, "quality", "print-quality-default", value -> word(value, IppWords::quality));
        one(defaults, "duplexMode", "sides-default", value -> word(value, IppWords::duplexMode));
        one(defaults, "dpi", "printer-resolution-default", IppProperties::dpi);
        one(defaults, "scaling", "print-scaling-default", value -> word(value, IppWords::scaling));
        one(defaults, "multipageLayout", "presentation-direction-number-up-default", v -> word(v, IppWords::layout));
        return defaults;
    }

    private ObjectNode capabilities() {
        var offers = JSON.objectNode();
        one(offers, "isColorPrintingSupported", "color-supported", IppProperties::bool);
        one(offers, "isPageRangeSupported", "page-ranges-supported", IppProperties::bool);
        one(offers, "copiesPerJob", "copies-supported", IppProperties::range);
        group.find("multiple-document-handling-supported")
                .ifPresent(handling -> offers.put(
                        "collation",
                        handling.values().stream()
                                .anyMatch(value -> value.text()
                                        .filter(text -> text.contains("-collated-"))
                                        .isPresent())));
        many(offers, "contentTypes", "document-format-supported", IppProperties::text);
        many(offers, "finishings", "finishings-supported", value -> word(value, IppWords::finishing));
        many(offers, "mediaSizes", "media-supported", value -> word(value, IppWords::mediaSize));
        many(offers, "mediaTypes", "media-type-supported", IppProperties::text);
        many(offers, "inputBins", "media-source-supported", IppProperties::text);
        many(offers, "outputBins", "output-bin-supported", IppProperties::text);
        many(offers, "pagesPerSheet", "number-up-supported", value -> number(value, MOST_PER_SHEET));
        many(offers, "orientations", "orientation-requested-supported", value -> word(value, IppWords::orientation));
        many(offers, "colorModes", "print-color-mode-supported", value -> word(value, IppWords::colorMode));
        many(offers, "qualities", "print-quality-supported", value -> word(value, IppWords::quality));
        many(offers, "duplexModes", "sides-supported", value -> word(value, IppWords::duplexMode));
        many(offers, "dpis", "printer-resolution-supported", IppProperties::dpi);
        many(offers, "scalings", "print-scaling-supported", value -> word(value, IppWords::scaling));
        many(offers, "multipageLayouts", "presentation-direction-number-up-supported", v -> word(v, IppWords::layout));
        many(offers, "topMargins", "media-top-margin-supported", IppProperties::microns);
        many(offers, "bottomMargins", "media-bottom-margin-supported", IppProperties::microns);
        many(offers, "leftMargins", "media-left-margin-supported", IppProperties::microns);
        many(offers, "rightMargins", "media-right-margin-supported", IppProperties::microns);
        return offers;
    }

    private void put(String name, ObjectNode members) {
        if (!members.isEmpty()) {
            properties.set(name, members);
        }
    }

    /// An attribute that says it has no value empties its property.
    private void one(ObjectNode target, String property, String attribute, Reading reading) {
        group.find(attribute).map(IppAttribute::first).ifPresent(value -> {
            if (value.isOutOfBand()) {
                target.putNull(property);
            } else {
                reading.of(value).ifPresent(node -> target.set(property, node));
            }
        });
    }

    private void many(ObjectNode target, String property, String attribute, Reading reading) {
        group.find(attribute).ifPresent(found -> {
            var list = target.putArray(property);
            found.values().stream()
                    .map(reading::of)
                    .flatMap(Optional::stream)
                    .distinct()
                    .limit(MOST)
                    .forEach(list::add);
        });
    }

    private static Optional<JsonNode> text(IppValue value) {
        return IppWords.plain(value).map(JSON::textNode);
    }

    private static Optional<JsonNode> name(IppValue value) {
        return IppWords.plain(value)
                .map(text -> JSON.textNode(text.substring(0, Math.min(text.length(), LONGEST_NAME))));
    }

    private static Optional<JsonNode> word(IppValue value, Function<IppValue, Optional<String>> meaning) {
        return meaning.apply(value).map(JSON::textNode);
    }

    private static Optional<JsonNode> bool(IppValue value) {
        return value.bool().map(JSON::booleanNode);
    }

    private static Optional<JsonNode> number(IppValue value, int most) {
        return value.range()
                .filter(range -> range.upper() > 0 && range.upper() <= most)
                .map(range -> JSON.numberNode(range.upper()));
    }

    private static Optional<JsonNode> microns(IppValue value) {
        return value.range()
                .filter(range -> range.upper() >= 0 && range.upper() <= Integer.MAX_VALUE / MICRONS)
                .map(range -> JSON.numberNode(range.upper() * MICRONS));
    }

    private static Optional<JsonNode> dpi(IppValue value) {
        int dots = value.dotsPerInch().orElse(0);
        return dots >= 1 && dots <= MOST_DPI ? Optional.of(JSON.numberNode(dots)) : Optional.empty();
    }

    private static Optional<JsonNode> range(IppValue value) {
        return value.range()
                .filter(range -> range.lower() > 0 && range.upper() >= range.lower())
                .map(range -> JSON.objectNode().put("start", range.lower()).put("end", range.upper()));
    }
}
