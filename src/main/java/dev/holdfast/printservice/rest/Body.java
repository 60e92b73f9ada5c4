package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import dev.holdfast.printservice.spool.GraphProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JSON object that a call was given. Members that nobody asks for, such as `@odata.type`, do not matter.
record Body(String prefix, ObjectNode members) {

    static Body of(@Nullable JsonNode given) {
        if (given instanceof ObjectNode object) {
            return new Body("", object);
        }
        throw GraphProblem.badRequest("The request body must be a JSON object.");
    }

    /// A text that must be there.
    String text(String name, int max) {
        return Fields.text(prefix + name, string(name).orElse(null), max);
    }

    /// A text that may be absent or null.
    @Nullable
    String optionalText(String name, int max) {
        return Fields.optionalText(prefix + name, string(name).orElse(null), max);
    }

    /// A long text that must be there, taken as it is.
    String content(String name) {
        return Fields.required(prefix + name, string(name).orElse(null));
    }

    /// A text that may be absent or null, taken as it is.
    @Nullable
    String optionalContent(String name) {
        return string(name).orElse(null);
    }

    /// A truth value that may be absent or null.
    Optional<Boolean> flag(String name) {
        var value = present(name);
        if (value.filter(node -> !node.isBoolean()).isPresent()) {
            throw new InvalidField(prefix + name, "must be true or false");
        }
        return value.map(JsonNode::booleanValue);
    }

    /// An object that must be there.
    Body object(String name) {
        return optionalObject(name).orElseThrow(() -> new InvalidField(prefix + name, "is required"));
    }

    /// An object that may be absent or null.
    Optional<Body> optionalObject(String name) {
        return present(name).map(value -> {
            if (value instanceof ObjectNode object) {
                return new Body(prefix + name + ".", object);
            }
            throw new InvalidField(prefix + name, "must be an object");
        });
    }

    /// Whether the member is there, even if it is null.
    boolean has(String name) {
        return members.has(name);
    }

    private Optional<String> string(String name) {
        var value = present(name);
        if (value.filter(node -> !node.isTextual()).isPresent()) {
            throw new InvalidField(prefix + name, "must be a string");
        }
        return value.map(JsonNode::textValue);
    }

    private Optional<JsonNode> present(String name) {
        return Optional.ofNullable(members.get(name)).filter(node -> !node.isNull());
    }
}
