package dev.holdfast.graph;

import dev.holdfast.base.Backoff;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The print cloud refused a call or could not be reached. `status` is 0 where no answer came; `code` is Graph's error
/// code, or `unreachable`. The message names the call, never a body.
public final class GraphException extends RuntimeException {

    private final int status;
    private final String code;
    private final @Nullable Duration retryAfter;

    /// `call` is the method and path template.
    public GraphException(int status, String code, String call) {
        this(status, code, call, null);
    }

    GraphException(int status, String code, String call, @Nullable Duration retryAfter) {
        super(call + " was answered " + (status == 0 ? "by nobody" : "with " + status) + " (" + code + ")");
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /// The HTTP status, 0 where none came.
    public int status() {
        return status;
    }

    /// Graph's error code.
    public String code() {
        return code;
    }

    /// How long the print cloud asks us to stay away.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /// How long to wait before the next try, for `run_at`: `own` time, or longer where the print cloud asks for
    /// it; then not all come back together who were told so.
    public Duration pause(Duration own) {
        return retryAfter != null && retryAfter.compareTo(own) > 0 ? Backoff.spread(retryAfter) : own;
    }

    /// Whether the same call may go through later: no answer, throttled, or the print cloud's own trouble.
    public boolean isPassing() {
        return status == 0 || status == 408 || status == 429 || status >= 500;
    }

    /// Whether nothing of the call was done: without a good credential, or throttled, it is not even looked at.
    boolean isTurnedAway() {
        return status == 401 || status == 429;
    }

    /// Whether the print cloud does not know the thing (any more).
    public boolean isUnknownThere() {
        return status == 404 || status == 410;
    }

    /// Whether our credential was not good enough.
    public boolean isUnauthorized() {
        return status == 401 || status == 403;
    }
}
