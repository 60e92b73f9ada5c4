package dev.holdfast.printer;

import dev.holdfast.base.ProblemException;
import dev.holdfast.graph.GraphException;
import dev.holdfast.ipp.IppFailure;
import java.util.Map;

/// What an administrator is told where the print cloud failed a request of theirs.
final class PrintCloudProblem extends ProblemException {

    private PrintCloudProblem(int status, String code, String detail, Map<String, String> headers) {
        super(status, code, detail, headers);
    }

    static PrintCloudProblem of(GraphException e) {
        return e.isPassing()
                ? new PrintCloudProblem(
                        503,
                        "print-cloud-unavailable",
                        "The print cloud does not answer as it should: " + e.getMessage() + ".",
                        Map.of("Retry-After", seconds(e)))
                : new PrintCloudProblem(
                        502, "print-cloud-refused", "The print cloud refused: " + e.getMessage() + ".", Map.of());
    }

    static PrintCloudProblem of(IppFailure e) {
        return new PrintCloudProblem(
                503,
                "print-cloud-unavailable",
                "The print cloud does not answer over IPP as it should: " + e.sentence(),
                Map.of("Retry-After", "2"));
    }

    static PrintCloudProblem of(Administrator.Needed e) {
        return new PrintCloudProblem(502, "needs-admin", String.valueOf(e.getMessage()), Map.of());
    }

    private static String seconds(GraphException e) {
        return Long.toString(
                Math.max(2, e.retryAfter().map(wait -> wait.toSeconds() + 1).orElse(2L)));
    }
}
