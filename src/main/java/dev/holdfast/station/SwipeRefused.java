package dev.holdfast.station;

import dev.holdfast.base.ProblemException;
import java.time.Duration;
import java.util.Map;

/// A badge was read and opens nothing.
final class SwipeRefused extends ProblemException {

    private final Map<String, Object> members;

    private SwipeRefused(
            int status, String code, String detail, Map<String, String> headers, Map<String, Object> members) {
        super(status, code, detail, headers);
        this.members = members;
    }

    /// `support` is what the person tells the help desk.
    static SwipeRefused unknown(String support) {
        return new SwipeRefused(
                404,
                "badge-unknown",
                "This badge is not known here. Tell the help desk the code " + support + ".",
                Map.of(),
                Map.of("support", support));
    }

    static SwipeRefused disabled() {
        return new SwipeRefused(403, "badge-disabled", "This badge has been disabled.", Map.of(), Map.of());
    }

    static SwipeRefused pinRequired() {
        return new SwipeRefused(401, "pin-required", "This badge needs its PIN.", Map.of(), Map.of());
    }

    static SwipeRefused pinWrong() {
        return new SwipeRefused(401, "pin-wrong", "The PIN is wrong.", Map.of(), Map.of());
    }

    static SwipeRefused locked(Duration retryAfter) {
        return new SwipeRefused(
                423,
                "locked",
                "Locked after too many tries.",
                Map.of("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds()))),
                Map.of());
    }

    @Override
    public Map<String, Object> members() {
        return members;
    }
}
