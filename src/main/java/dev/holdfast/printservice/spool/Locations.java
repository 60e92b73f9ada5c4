package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.InvalidField;
import dev.holdfast.graph.PrinterLocation;
import org.jspecify.annotations.Nullable;

/// Reads where a printer stands.
public final class Locations {

    private Locations() {}

    /// The location as clients write it; absent or null is none.
    public static @Nullable PrinterLocation read(String field, @Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return null;
        }
        if (!(given instanceof ObjectNode object)) {
            throw new InvalidField(field, "must be an object");
        }
        GraphWords.check(field, object);
        var location = GraphJson.read(field, GraphJson.withoutAnnotations(object), PrinterLocation.class);
        return location == null ? null : location.checked(field);
    }
}
