package dev.holdfast.graph;

import java.util.Optional;
import java.util.regex.Pattern;

/// Identifies a print task.
public record TaskRef(String definitionId, String taskId) {
    private static final Pattern RESOURCE = Pattern.compile(
            "/?print/taskDefinitions(?:/|\\(')([0-9A-Za-z-]{1,64})(?:'\\))?/tasks(?:/|\\(')([0-9A-Za-z-]{1,64})(?:'\\))?",
            Pattern.CASE_INSENSITIVE);

    /// From a notification's `resource`; empty where it is not a task's.
    public static Optional<TaskRef> parse(String resource) {
        var match = RESOURCE.matcher(resource);
        return match.matches() ? Optional.of(new TaskRef(match.group(1), match.group(2))) : Optional.empty();
    }
}
