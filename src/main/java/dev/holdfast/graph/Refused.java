package dev.holdfast.graph;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An error answer of the print cloud, before [Calls] says which call it answered.
final class Refused extends RuntimeException {

    final int status;
    final String code;
    final @Nullable Duration retryAfter;

    Refused(int status, String code, @Nullable Duration retryAfter) {
        super(status + " " + code);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    GraphException in(String call) {
        var exception = new GraphException(status, code, call, retryAfter);
        exception.initCause(getCause());
        return exception;
    }
}
