package dev.holdfast.graph;

/// The print cloud refused a call or could not be reached. `status` is 0 where no answer came; `code` is Graph's error
/// code, or `unreachable`. The message names the call, never a body.
public final class GraphException extends RuntimeException {

    private final int status;
    private final String code;

    /// `call` is the method and path template.
    public GraphException(int status, String code, String call) {
        super(call + " was answered " + (status == 0 ? "by nobody" : "with " + status) + " (" + code + ")");
        this.status = status;
        this.code = code;
    }

    /// The HTTP status, 0 where none came.
    public int status() {
        return status;
    }

    /// Graph's error code.
    public String code() {
        return code;
    }

    /// Whether the same call may go through later: no answer, throttled, or the print cloud's own trouble.
    public boolean isPassing() {
        return status == 0 || status == 408 || status == 429 || status >= 500;
    }
}
