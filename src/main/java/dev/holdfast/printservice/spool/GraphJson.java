package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import org.jspecify.annotations.Nullable;

/// Reads what clients send to Graph more strictly than Jackson would by itself: unknown members, wrong types and
/// immense values are refused. Annotations (`@odata.type`) may be anywhere and are not looked at.
final class GraphJson {

    private static final int LONGEST_TEXT = 1_024;
    private static final int MOST_ITEMS = 1_000;
    private static final int DEEPEST = 5;

    private static final JsonMapper STRICT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private GraphJson() {}

    /// The value as `type`; null stays null.
    static <T> @Nullable T read(String name, JsonNode value, Class<T> type) {
        bound(name, value, 0);
        return as(name, value, type);
    }

    /// As above, of what was read before.
    static <T> @Nullable T as(String name, JsonNode value, Class<T> type) {
        try {
            return STRICT.treeToValue(value, type);
        } catch (JsonProcessingException e) {
            throw new InvalidField(name, "does not have the members and types that it must have");
        }
    }

    /// The value as a JSON object.
    static ObjectNode node(@Nullable Object value) {
        return value == null ? STRICT.createObjectNode() : STRICT.<ObjectNode>valueToTree(value);
    }

    /// A copy without annotations, here and in the objects within.
    static ObjectNode withoutAnnotations(ObjectNode object) {
        var plain = object.deepCopy();
        strip(plain);
        return plain;
    }

    /// A name that the client wrote, as far as it may be repeated.
    static String shown(String name) {
        String text = name.replaceAll("[^0-9A-Za-z@._-]", "?");
        return text.length() > 64 ? text.substring(0, 64) + "…" : text;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(object.properties().stream()
                    .map(member -> member.getKey())
                    .filter(name -> name.contains("@odata."))
                    .toList());
        }
        node.forEach(GraphJson::strip);
    }

    private static void bound(String name, JsonNode value, int depth) {
        if (depth > DEEPEST || value.size() > MOST_ITEMS || value.asText("").length() > LONGEST_TEXT) {
            throw new InvalidField(name, "is too large");
        }
        Fields.characters(name, value.asText(""));
        value.properties().forEach(member -> bound(name + "." + shown(member.getKey()), member.getValue(), depth + 1));
        if (value.isArray()) value.forEach(item -> bound(name, item, depth + 1));
    }
}
