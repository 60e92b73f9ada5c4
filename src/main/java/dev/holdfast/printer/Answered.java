package dev.holdfast.printer;

import dev.holdfast.graph.GraphException;
import org.jspecify.annotations.Nullable;

/// What an answer of the print cloud must have.
final class Answered {

    private Answered() {}

    /// The id of what was made; an answer without one could not be read.
    static String id(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new GraphException(0, "unreadable", "The creation");
        }
        return id;
    }
}
