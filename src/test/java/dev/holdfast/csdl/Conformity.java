package dev.holdfast.csdl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.csdl.Schema.Property;
import dev.holdfast.csdl.Schema.Structured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What an answer has that the metadata does not allow, and what it lacks: the type of each is what its own
/// `@odata.context` says (OData JSON 4.01 §4.6).
final class Conformity {

    private static final String CONTEXT = "@odata.context";
    private static final Set<String> ANNOTATIONS =
            Set.of(CONTEXT, "@odata.nextLink", "@odata.count", "@odata.type", "@odata.id", "@odata.etag");

    /// The documentation's context of a new job, which is no path.
    private static final Map<String, String> ODD = Map.of("print/printJobs", "printJob");

    private static final Pattern SELECTED = Pattern.compile(".*\\([^')]+\\)(/\\$entity)?$");

    private static final Map<String, Predicate<JsonNode>> PRIMITIVES = Map.of(
            "Edm.String",
            JsonNode::isTextual,
            "Edm.Boolean",
            JsonNode::isBoolean,
            "Edm.Int32",
            node -> node.isIntegralNumber() && node.canConvertToInt(),
            "Edm.Int64",
            node -> node.isIntegralNumber() && node.canConvertToLong(),
            "Edm.Double",
            JsonNode::isNumber,
            "Edm.DateTimeOffset",
            text("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,7})?Z"),
            "Edm.Date",
            text("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
            "Edm.Guid",
            text("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));

    private final Schema schema;
    private final List<String> violations = new ArrayList<>();

    private Conformity(Schema schema) {
        this.schema = schema;
    }

    /// Each violation in one sentence; none where all is well.
    static List<String> violations(Schema schema, JsonNode answer) {
        var conformity = new Conformity(schema);
        conformity.check(answer);
        return conformity.violations;
    }

    /// The same for an answer without a context, which is of this type.
    static List<String> violations(Schema schema, String type, JsonNode answer) {
        var conformity = new Conformity(schema);
        conformity.object(type, answer, type, true);
        return conformity.violations;
    }

    private static Predicate<JsonNode> text(String pattern) {
        var compiled = Pattern.compile(pattern);
        return node -> node.isTextual() && compiled.matcher(node.textValue()).matches();
    }

    private void check(JsonNode answer) {
        String context = answer.path(CONTEXT).asText();
        int metadata = context.indexOf("/v1.0/$metadata#");
        if (metadata < 0) {
            violations.add("There is no context: " + context);
            return;
        }
        String path = context.substring(context.indexOf('#') + 1);
        boolean complete = !SELECTED.matcher(path).matches() || path.startsWith("Collection(");
        String things = path.replaceFirst("/\\$entity$", "");
        String type = path.contains("microsoft.graph.")
                ? Schema.simple(things)
                : ODD.getOrDefault(
                        things.replaceAll("\\([^)]*\\)", ""), schema.at(things).orElse(things));
        boolean one = path.endsWith("/$entity") || path.startsWith("microsoft.graph.") || !answer.has("value");
        if (one) {
            object(type, answer, type, complete);
        } else {
            annotations(answer);
            answer.path("value").forEach(item -> object(type, item, type, complete));
        }
    }

    // What is beside a collection's value.
    private void annotations(JsonNode answer) {
        answer.fieldNames().forEachRemaining(name -> {
            if (!name.equals("value") && !ANNOTATIONS.contains(name)) violations.add(name + " is beside the value.");
        });
    }

    private void object(String declared, JsonNode node, String at, boolean complete) {
        String name =
                node.has("@odata.type") ? Schema.simple(node.get("@odata.type").asText()) : declared;
        var type = schema.type(name);
        if (type.isEmpty()) {
            violations.add(at + ": there is no type " + name + ".");
        } else if (!node.isObject()) {
            violations.add(at + " is no object.");
        } else {
            node.properties().forEach(member -> member(type.get(), member.getKey(), member.getValue(), at));
            if (complete) lacking(type.get(), node, at);
        }
    }

    private void lacking(Structured type, JsonNode node, String at) {
        type.properties().forEach((name, property) -> {
            if (!property.isNullable() && !property.isNavigation() && !node.has(name)) {
                violations.add(at + "." + name + " is missing.");
            }
        });
    }

    private void member(Structured type, String name, JsonNode value, String at) {
        int annotation = name.indexOf('@');
        if (annotation == 0 && ANNOTATIONS.contains(name)) return;
        var property = type.properties().get(annotation > 0 ? name.substring(0, annotation) : name);
        if (property == null) {
            if (!type.isOpen()) violations.add(at + "." + name + " does not exist.");
        } else if (annotation < 0) {
            value(property, value, at + "." + name);
        }
    }

    private void value(Property property, JsonNode value, String at) {
        if (value.isNull()) {
            if (!property.isNullable()) violations.add(at + " must not be null.");
        } else if (property.isCollection() != value.isArray()) {
            violations.add(at + (property.isCollection() ? " is no collection." : " is a collection."));
        } else if (property.isCollection()) {
            value.forEach(item -> single(property.type(), item, at));
        } else {
            single(property.type(), value, at);
        }
    }

    private void single(String type, JsonNode value, String at) {
        var primitive = PRIMITIVES.get(type);
        var members = schema.enumeration(type);
        if (primitive != null) {
            if (!primitive.test(value)) violations.add(at + " is no " + type + ": " + value);
        } else if (members.isPresent()) {
            if (!members.get().contains(value.asText())) violations.add(at + " is no " + type + ": " + value);
        } else {
            object(type, value, at, true);
        }
    }
}
