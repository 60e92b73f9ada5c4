package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Graph's printTask: the hold that a trigger put on a job. `parentUrl` is the job's URL.
public record PrintTask(String id, String parentUrl, Status status) {
    /// Graph's printTaskStatus.
    public record Status(
            @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            State state,

            @Nullable String description) {}

    /// Graph's printTaskProcessingState.
    public enum State {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("processing")
        PROCESSING,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("aborted")
        ABORTED,
        @JsonEnumDefaultValue
        @JsonProperty("unknownFutureValue")
        UNKNOWN_FUTURE_VALUE
    }
}
