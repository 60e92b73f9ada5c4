package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads values of a printer's attributes as JSON; what no printer can mean is passed over.
record IppReader(AttributeGroup group) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /// IPP's margins are in hundredths of a millimetre, Graph's in microns.
    private static final int MICRONS = 10;

    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 255;
    // As of what comes in Graph's form: see PrinterDefaults.checked.
    private static final int MOST_DPI = 100_000;

    /// What a value means, if it means anything.
    interface Reading {
        Optional<JsonNode> of(IppValue value);
    }

    /// An attribute that says it has no value empties its property.
    void one(ObjectNode target, String property, String attribute, Reading reading) {
        group.find(attribute).map(IppAttribute::first).ifPresent(value -> {
            if (value.isOutOfBand()) {
                target.putNull(property);
            } else {
                reading.of(value).ifPresent(node -> target.set(property, node));
            }
        });
    }

    /// The same of an attribute that many printers do not have, but as a member of a collection. A collection
    /// without the member says that there is no value.
    void one(ObjectNode target, String property, String attribute, String collection, Reading reading) {
        if (group.find(attribute).isPresent()) {
            one(target, property, attribute, reading);
        } else {
            String member = attribute.substring(0, attribute.lastIndexOf('-'));
            group.find(collection)
                    .map(IppAttribute::first)
                    .ifPresent(found -> target.set(
                            property, found.member(member).flatMap(reading::of).orElseGet(JSON::nullNode)));
        }
    }

    void many(ObjectNode target, String property, String attribute, Reading reading) {
        all(target, property, attribute, value -> reading.of(value).stream());
    }

    /// Where one value may mean several.
    void all(ObjectNode target, String property, String attribute, Function<IppValue, Stream<JsonNode>> reading) {
        group.find(attribute).ifPresent(found -> {
            var list = target.putArray(property);
            found.values().stream().flatMap(reading).distinct().limit(MOST).forEach(list::add);
        });
    }

    /// Whether the attribute has such a value; nothing where it is not there.
    void any(ObjectNode target, String property, String attribute, Function<IppValue, Boolean> wanted) {
        group.find(attribute)
                .ifPresent(found ->
                        target.put(property, found.values().stream().map(wanted).anyMatch(Boolean::booleanValue)));
    }

    static Optional<JsonNode> text(IppValue value) {
        return IppWords.plain(value).map(JSON::textNode);
    }

    static Optional<JsonNode> name(IppValue value) {
        return IppWords.plain(value)
                .map(text -> JSON.textNode(text.substring(0, Math.min(text.length(), LONGEST_NAME))));
    }

    static Reading word(Function<IppValue, Optional<String>> meaning) {
        return value -> meaning.apply(value).map(JSON::textNode);
    }

    static Optional<JsonNode> bool(IppValue value) {
        return value.bool().map(JSON::booleanNode);
    }

    static Reading number(int most) {
        return value -> value.range()
                .filter(range -> range.upper() > 0 && range.upper() <= most)
                .map(range -> JSON.numberNode(range.upper()));
    }

    static Optional<JsonNode> microns(IppValue value) {
        return value.range()
                .filter(range -> range.upper() >= 0 && range.upper() <= Integer.MAX_VALUE / MICRONS)
                .map(range -> JSON.numberNode(range.upper() * MICRONS));
    }

    static Optional<JsonNode> dpi(IppValue value) {
        int dots = value.dotsPerInch().orElse(0);
        return dots >= 1 && dots <= MOST_DPI ? Optional.of(JSON.numberNode(dots)) : Optional.empty();
    }

    static Optional<JsonNode> range(IppValue value) {
        return value.range()
                .filter(range -> range.lower() > 0 && range.upper() >= range.lower())
                .map(range -> JSON.objectNode().put("start", range.lower()).put("end", range.upper()));
    }
}
