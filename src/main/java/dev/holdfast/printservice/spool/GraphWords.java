package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.InvalidField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// The members of Graph's enumerations: what a client writes there must be one of them, so that every other client can
/// read it.
final class GraphWords {

    private static final String FILE = "/universal-print-enumerations.properties";

    private static final Map<String, Set<String>> ENUMERATIONS = read();

    /// Which members of objects have words of which enumeration, in lower case as no client's case matters.
    private static final Map<String, Set<String>> MEMBERS = Map.ofEntries(
            Map.entry("colormode", words("printColorMode")),
            Map.entry("colormodes", words("printColorMode")),
            Map.entry("duplexmode", words("printDuplexMode")),
            Map.entry("duplexmodes", words("printDuplexMode")),
            Map.entry("feedorientation", words("printerFeedOrientation")),
            Map.entry("feedorientations", words("printerFeedOrientation")),
            Map.entry("finishings", words("printFinishing")),
            Map.entry("multipagelayout", words("printMultipageLayout")),
            Map.entry("multipagelayouts", words("printMultipageLayout")),
            Map.entry("orientation", words("printOrientation")),
            Map.entry("orientations", words("printOrientation")),
            Map.entry("quality", words("printQuality")),
            Map.entry("qualities", words("printQuality")),
            Map.entry("scaling", words("printScaling")),
            Map.entry("scalings", words("printScaling")),
            Map.entry("details", words("printerProcessingStateDetail")));

    private GraphWords() {}

    /// Refuses words that are none of Graph's, and lists with null in them, here and in the objects within.
    static void check(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> check(name, member.getKey(), member.getValue()));
        }
        if (value.isArray() && value.valueStream().anyMatch(JsonNode::isNull)) {
            throw new InvalidField(name, "must not have null in a list");
        }
    }

    private static void check(String name, String member, JsonNode value) {
        String field = name.isEmpty() ? GraphJson.shown(member) : name + "." + GraphJson.shown(member);
        var words = MEMBERS.get(member.toLowerCase(Locale.ROOT));
        if (words == null) {
            check(field, value);
        } else if (value.isTextual()) {
            one(field, words, value);
        } else if (value.isArray()) {
            value.forEach(item -> one(field, words, item));
        }
    }

    private static void one(String field, Set<String> words, JsonNode value) {
        if (!words.contains(value.asText())) {
            String example = words.stream().sorted().limit(4).collect(Collectors.joining(", "));
            throw new InvalidField(field, "must be one of Universal Print's words, such as " + example);
        }
    }

    private static Set<String> words(String enumeration) {
        return ENUMERATIONS.getOrDefault(enumeration, Set.of());
    }

    /// The enumerations by their names.
    static Map<String, Set<String>> enumerations() {
        return ENUMERATIONS;
    }

    private static Map<String, Set<String>> read() {
        var lines = new Properties();
        try (InputStream file = GraphWords.class.getResourceAsStream(FILE)) {
            lines.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name,
                        name -> Set.of(lines.getProperty(name).strip().split(" "))));
    }
}
