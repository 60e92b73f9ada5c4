package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Graph's printJob. `documents` and `tasks` are there when expanded; `redirectedFrom` and `redirectedTo` are job URLs.
public record PrintJob(
        String id,
        Instant createdDateTime,
        @Nullable UserIdentity createdBy,
        Status status,
        @Nullable PrintJobConfiguration configuration,
        boolean isFetchable,
        @Nullable String redirectedFrom,
        @Nullable String redirectedTo,
        @Nullable Instant acknowledgedDateTime,
        @Nullable Integer errorCode,
        @Nullable List<PrintDocument> documents,
        @Nullable List<PrintTask> tasks) {
    /// Graph's printJobStatus.
    public record Status(
            @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            State state,

            String description,
            @Nullable List<String> details,
            boolean isAcquiredByPrinter) {}

    /// Graph's printJobProcessingState.
    public enum State {
        @JsonProperty("unknown")
        UNKNOWN,
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("processing")
        PROCESSING,
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("stopped")
        STOPPED,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("canceled")
        CANCELED,
        @JsonProperty("aborted")
        ABORTED,
        @JsonEnumDefaultValue
        @JsonProperty("unknownFutureValue")
        UNKNOWN_FUTURE_VALUE;

        /// Whether nothing more will happen to the job.
        public boolean isTerminal() {
            return this == COMPLETED || this == CANCELED || this == ABORTED;
        }
    }
}
