package dev.holdfast.printer;

import dev.holdfast.graph.GraphException;
import dev.holdfast.graph.UniversalPrintSetUp;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/// Calls that only a printer administrator may make. Where there is none, or it may not, the step waits for one.
@ApplicationScoped
class Administrator {

    private final UniversalPrintSetUp graph;

    Administrator(UniversalPrintSetUp graph) {
        this.graph = graph;
    }

    /// An administrator is needed; the message is a sentence for them.
    static final class Needed extends RuntimeException {
        Needed(String sentence) {
            super(sentence);
        }
    }

    <T> T call(Function<UniversalPrintSetUp, T> call) {
        if (!graph.hasAdministrator()) {
            throw new Needed("A printer administrator is needed: set holdfast.graph.admin-key, then repair.");
        }
        try {
            return call.apply(graph);
        } catch (GraphException e) {
            if (e.isUnauthorized()) {
                throw new Needed("The print cloud does not take holdfast.graph.admin-key as a printer administrator's: "
                        + e.getMessage() + ".");
            }
            throw e;
        }
    }
}
