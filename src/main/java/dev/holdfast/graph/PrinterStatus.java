package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Graph's printerStatus. `details` are member strings, kept as they come.
public record PrinterStatus(
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        State state,

        @Nullable List<String> details,
        @Nullable String description) {
    /// Graph's printerProcessingState; what we do not know reads as unknown.
    public enum State {
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN,
        @JsonProperty("idle")
        IDLE,
        @JsonProperty("processing")
        PROCESSING,
        @JsonProperty("stopped")
        STOPPED,
        @JsonProperty("unknownFutureValue")
        UNKNOWN_FUTURE_VALUE
    }
}
