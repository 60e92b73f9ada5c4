package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.Fields;
import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import dev.holdfast.graph.PrinterLocation;
import dev.holdfast.graph.PrinterStatus;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes to a printer in Graph's form. Which properties may be changed depends on who changes them; a
/// property that may not is refused and nothing is changed.
public final class PrinterPatch {

    private static final Set<String> ADMINISTRATORS = Set.of("defaults", "location", "displayName");
    private static final Set<String> APPLICATIONS =
            Set.of("defaults", "capabilities", "displayName", "manufacturer", "model", "status", "isAcceptingJobs");
    private static final int LONGEST_NAME = 255;

    private final ObjectNode members;

    private PrinterPatch(ObjectNode members) {
        this.members = members;
    }

    /// What a Printer Administrator changes.
    public static PrinterPatch byAdministrator(JsonNode body) {
        return new PrinterPatch(checked(body, ADMINISTRATORS));
    }

    /// What the application that registered the printer changes.
    public static PrinterPatch byApplication(JsonNode body) {
        return new PrinterPatch(checked(body, APPLICATIONS));
    }

    /// What we made ourselves.
    static PrinterPatch of(ObjectNode members) {
        return new PrinterPatch(members);
    }

    private static ObjectNode checked(JsonNode body, Set<String> changeable) {
        if (!(body instanceof ObjectNode given)) {
            throw GraphProblem.badRequest("The request body must be a JSON object.");
        }
        var members = GraphJson.withoutAnnotations(given);
        // The documentation's example still has the name's spelling of the first preview.
        if (members.has("name") && !members.has("displayName")) {
            members.set("displayName", members.remove("name"));
        }
        for (var member : members.properties()) {
            if (!changeable.contains(member.getKey())) {
                throw GraphProblem.badRequest("The property '" + GraphJson.shown(member.getKey())
                        + "' does not exist on a printer, or cannot be changed by this caller.");
            }
        }
        GraphWords.check("", members);
        return members;
    }

    void applyTo(SpoolPrinter printer) {
        var shown = printer.shown(false);
        for (var member : members.properties()) {
            String name = member.getKey();
            var value = member.getValue();
            switch (name) {
                case "displayName" -> printer.rename(text(name, value));
                case "manufacturer" -> printer.madeBy(text(name, value));
                case "model" -> printer.remodel(text(name, value));
                case "isAcceptingJobs" -> printer.acceptJobs(GraphJson.read(name, value, Boolean.class));
                case "location" -> printer.moveTo(location(name, shown.location(), value));
                case "defaults" -> {
                    var defaults = merged(name, shown.defaults(), value, PrinterDefaults.class);
                    printer.printByDefault(defaults == null ? null : defaults.checked(name));
                }
                case "capabilities" -> {
                    var offered = merged(name, shown.capabilities(), value, PrinterCapabilities.class);
                    printer.offer(offered == null ? null : offered.checked(name));
                }
                case "status" -> printer.report(status(merged(name, shown.status(), value, PrinterStatus.class)));
                default -> throw new IllegalStateException(name);
            }
        }
    }

    /// A property of a complex type keeps the members that the change does not name.
    private static <T> @Nullable T merged(String name, @Nullable T present, JsonNode change, Class<T> type) {
        if (change.isNull()) {
            return null;
        }
        if (!(change instanceof ObjectNode given)) {
            throw GraphProblem.badRequest("The property '" + name + "' must be an object.");
        }
        var over = GraphJson.read(name, GraphJson.withoutAnnotations(given), type);
        var merged = present == null ? GraphJson.node(over) : GraphJson.node(present);
        var known = GraphJson.node(over);
        given.properties().forEach(member -> {
            // What is written out may leave nulls away: a member that is to be emptied goes first.
            merged.remove(merged.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(member.getKey()::equalsIgnoreCase)
                    .toList());
            known.properties().stream()
                    .filter(property -> property.getKey().equalsIgnoreCase(member.getKey()))
                    .forEach(property -> merged.set(property.getKey(), property.getValue()));
        });
        return GraphJson.as(name, merged, type);
    }

    private static @Nullable PrinterLocation location(String name, @Nullable PrinterLocation present, JsonNode change) {
        // By itself first: what a device has said of its place is not held against who changes something else.
        Locations.read(name, change);
        return merged(name, present, change, PrinterLocation.class);
    }

    private static PrinterStatus status(@Nullable PrinterStatus status) {
        if (status == null || status.state() == null) {
            throw GraphProblem.badRequest("The property 'status' must have a state.");
        }
        return status;
    }

    private static String text(String name, JsonNode value) {
        return Fields.text(name, GraphJson.read(name, value, String.class), LONGEST_NAME);
    }
}
