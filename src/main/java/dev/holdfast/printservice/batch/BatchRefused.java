package dev.holdfast.printservice.batch;

import dev.holdfast.printservice.spool.GraphProblem;
import java.util.Map;

/// 400 for the batch as a whole, with the code that Graph has for that. Nothing of it has been done.
final class BatchRefused extends GraphProblem {

    private static final int LONGEST_SHOWN = 64;

    BatchRefused(String message) {
        super(400, "BadRequest", message, Map.of());
    }

    /// A caller's text as far as it can be repeated.
    static String shown(String text) {
        String safe = text.replaceAll("[^0-9A-Za-z@._-]", "?");
        return safe.length() > LONGEST_SHOWN ? safe.substring(0, LONGEST_SHOWN) + "…" : safe;
    }
}
