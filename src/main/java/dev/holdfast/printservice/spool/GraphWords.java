package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.InvalidField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// The members of Graph's enumerations: what a client writes there must be one of them, so that every other client can
/// read it. Those that came later are read only by clients that ask for them.
public final class GraphWords {

    private static final String FILE = "/universal-print-enumerations.properties";

    private static final String SENTINEL = "unknownFutureValue";
    private static final Map<String, List<String>> ENUMERATIONS = read();

    /// Which members of objects may have words that came later.
    private static final Map<String, Set<String>> LATER =
            Map.of("finishings", later("printFinishing"), "details", later("printerProcessingStateDetail"));

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
            Map.entry("state", words("printerProcessingState")),
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
        } else if (value.isArray()) {
            value.forEach(item -> one(field, words, item));
        } else if (!value.isNull()) {
            one(field, words, value);
        }
    }

    private static void one(String field, Set<String> words, JsonNode value) {
        if (!words.contains(value.asText())) {
            String example = words.stream().sorted().limit(4).collect(Collectors.joining(", "));
            throw new InvalidField(field, "must be one of Universal Print's words, such as " + example);
        }
    }

    /// Puts the sentinel in place of the words that came after it, here and in the objects within: what a
    /// client is shown that does not say that it knows of them.
    public static void hideLater(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> hideLater(member.getKey(), member.getValue()));
        } else {
            value.forEach(GraphWords::hideLater);
        }
    }

    private static void hideLater(String member, JsonNode value) {
        var later = LATER.getOrDefault(member, Set.of());
        if (!later.isEmpty() && value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                if (later.contains(list.get(i).asText())) list.set(i, SENTINEL);
            }
        } else {
            hideLater(value);
        }
    }

    private static Set<String> words(String enumeration) {
        return Set.copyOf(ENUMERATIONS.getOrDefault(enumeration, List.of()));
    }

    private static Set<String> later(String enumeration) {
        var words = ENUMERATIONS.getOrDefault(enumeration, List.of());
        return Set.copyOf(words.subList(words.indexOf(SENTINEL) + 1, words.size()));
    }

    /// The enumerations by their names.
    static Map<String, List<String>> enumerations() {
        return ENUMERATIONS;
    }

    private static Map<String, List<String>> read() {
        var lines = new Properties();
        try (InputStream file = GraphWords.class.getResourceAsStream(FILE)) {
            lines.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name,
                        name -> List.of(lines.getProperty(name).strip().split(" "))));
    }
}
