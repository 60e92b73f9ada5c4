package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.PrintTask;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what clients send about jobs and tasks.
public final class JobRequests {

    private static final String CONFIGURATION = "configuration";
    private static final int LONGEST_REASON = 255;

    private JobRequests() {}

    /// The configuration in the body of a new job, of a changed one or of a redirect; absent means none.
    public static PrintJobConfiguration configuration(@Nullable JsonNode body) {
        var given = member(body, CONFIGURATION);
        if (given == null) return PrintJobConfiguration.NONE;
        var configuration = GraphJson.read(CONFIGURATION, given, PrintJobConfiguration.class);
        if (configuration == null) return PrintJobConfiguration.NONE;
        GraphWords.check(CONFIGURATION, given);
        return configuration.checked(CONFIGURATION);
    }

    /// Where a redirect goes.
    public static UUID destination(@Nullable JsonNode body) {
        return Fields.uuid("destinationPrinterId", text(body, "destinationPrinterId"));
    }

    /// What is going to be uploaded.
    public static DocumentProperties upload(@Nullable JsonNode body) {
        var properties = member(body, "properties");
        var size = member(properties, "size");
        if (size != null && !size.canConvertToExactIntegral()) {
            throw new InvalidField("properties.size", "must be a whole number");
        }
        return DocumentProperties.of(
                text(properties, "documentName"),
                text(properties, "contentType"),
                size == null ? null : size.canConvertToLong() ? size.longValue() : Long.MAX_VALUE);
    }

    /// Why a job is aborted, in words that its owner will read.
    public static String reason(@Nullable JsonNode body) {
        var reason = Fields.optionalText("reason", text(body, "reason"), LONGEST_REASON);
        return reason == null ? "The print job was aborted by an application." : reason;
    }

    /// The state that a task is to have.
    public static PrintTask.State taskState(@Nullable JsonNode body) {
        String state = Fields.required("status.state", text(member(body, "status"), "state"));
        return switch (state) {
            case "completed" -> PrintTask.State.COMPLETED;
            case "aborted" -> PrintTask.State.ABORTED;
            case "processing" -> PrintTask.State.PROCESSING;
            default -> throw new InvalidField("status.state", "must be 'completed' or 'aborted'");
        };
    }

    private static @Nullable String text(@Nullable JsonNode object, String name) {
        var value = member(object, name);
        if (value == null) return null;
        if (!value.isTextual()) throw new InvalidField(name, "must be a string");
        return value.textValue();
    }

    private static @Nullable JsonNode member(@Nullable JsonNode object, String name) {
        if (object == null || object.isNull()) return null;
        if (!(object instanceof ObjectNode node)) throw GraphProblem.badRequest("A JSON object was expected.");
        var value = GraphJson.withoutAnnotations(node).get(name);
        return value == null || value.isNull() ? null : value;
    }
}
