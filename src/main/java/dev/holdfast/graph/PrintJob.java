package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
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
    @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
    public enum State {
        UNKNOWN,
        PENDING,
        PROCESSING,
        PAUSED,
        STOPPED,
        COMPLETED,
        CANCELED,
        ABORTED,
        @JsonEnumDefaultValue
        UNKNOWN_FUTURE_VALUE;

        /// Whether nothing more will happen to the job.
        public boolean isTerminal() {
            return this == COMPLETED || this == CANCELED || this == ABORTED;
        }
    }
}
