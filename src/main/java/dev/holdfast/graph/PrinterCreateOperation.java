package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
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
    @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
    public enum State {
        NOT_STARTED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        @JsonEnumDefaultValue
        UNKNOWN_FUTURE_VALUE
    }
}
