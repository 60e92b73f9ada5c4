package dev.holdfast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Good bodies, and what becomes of them where one thing is wrong.
final class Spoiled {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Stands for what is put in.
    private static final String HERE = "@@";

    private Spoiled() {}

    /// A body for each call that takes JSON, with these names' values put in.
    static Map<String, String> bodies(Map<String, String> values) throws IOException {
        try (var file = Spoiled.class.getResourceAsStream("/calls/bodies.json")) {
            var bodies = new HashMap<String, String>();
            for (var body : JSON.readTree(file).properties()) {
                String text = body.getValue().toString();
                for (var value : values.entrySet()) {
                    text = text.replace("${" + value.getKey() + "}", value.getValue());
                }
                bodies.put(body.getKey(), text);
            }
            return bodies;
        }
    }

    /// The body once for each value, raw JSON, at each place.
    static List<String> each(String good, List<String> values) throws IOException {
        var found = new ArrayList<String>();
        var root = JSON.readTree(good);
        spoil(root, root, values, found);
        return found;
    }

    private static void spoil(JsonNode root, JsonNode node, List<String> values, List<String> found) {
        if (node instanceof ObjectNode object) {
            for (var field : List.copyOf(object.properties())) {
                var before = field.getValue();
                object.put(field.getKey(), HERE);
                put(root, values, found);
                object.set(field.getKey(), before);
                spoil(root, before, values, found);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                var before = array.get(i);
                array.set(i, JSON.getNodeFactory().textNode(HERE));
                put(root, values, found);
                array.set(i, before);
                spoil(root, before, values, found);
            }
        }
    }

    private static void put(JsonNode root, List<String> values, List<String> found) {
        String text = root.toString();
        values.forEach(value -> found.add(text.replace('"' + HERE + '"', value)));
    }
}
