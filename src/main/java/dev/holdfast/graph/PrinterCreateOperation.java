package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Graph's printerCreateOperation: the registration of a printer while it goes on. `certificate` and `printer` are
/// there when it succeeded.
public record PrinterCreateOperation(
        String id,
        Instant createdDateTime,
        Status status,
        @Nullable String certificate,
        @Nullable Printer printer) {
    /// Graph's printOperationStatus.
    public record Status(
            @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            State state,

            String description) {}

    /// Graph's printOperationProcessingState.
    public enum State {
        @JsonProperty("notStarted")
        NOT_STARTED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("succeeded")
        SUCCEEDED,
        @JsonProperty("failed")
        FAILED,
        @JsonEnumDefaultValue
        @JsonProperty("unknownFutureValue")
        UNKNOWN_FUTURE_VALUE
    }
}
