package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/// Compares answers with the documentation's examples: every member of the example is in the answer, of the same type.
final class Shape {

    private static final Path EXAMPLES = Path.of("src", "test", "resources", "graph-examples");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Spelled so in the examples only; the service's own metadata has `subunit`.
    private static final Set<String> MISSPELLED = Set.of("subUnit");

    private Shape() {}

    static JsonNode example(String name) {
        var file = EXAMPLES.resolve(name + ".json");
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A member of the example, to be sent.
    static Map<?, ?> member(String example, String name) {
        return JSON.convertValue(example(example).get(name), Map.class);
    }

    static void isThatOf(String example, String answer) throws IOException {
        var shown = JSON.readTree(answer);
        assertThat(shown.fieldNames().next()).isEqualTo(OData.CONTEXT);
        var softly = new SoftAssertions();
        compare(example(example), shown, "", softly);
        softly.assertAll();
    }

    static void compare(JsonNode example, JsonNode answer, String at, SoftAssertions softly) {
        if (example.isNull() || answer.isNull()) {
            return;
        }
        softly.assertThat(answer.getNodeType()).as(at).isEqualTo(example.getNodeType());
        if (example.isArray() && !example.isEmpty() && !answer.isEmpty()) {
            compare(example.get(0), answer.get(0), at + "[0]", softly);
        }
        example.properties().stream()
                .filter(member -> !MISSPELLED.contains(member.getKey()))
                .forEach(member -> {
                    String where = at + "." + member.getKey();
                    softly.assertThat(answer.has(member.getKey())).as(where).isTrue();
                    if (answer.has(member.getKey())) {
                        compare(member.getValue(), answer.get(member.getKey()), where, softly);
                    }
                });
    }
}
