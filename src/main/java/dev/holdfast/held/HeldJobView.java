package dev.holdfast.held;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.graph.PrintJobConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A held job as clients see it (`HeldJob` of the HTTP contract). `timeline` is there for a single job only.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldJobView(
        UUID id,
        String title,
        Named owner,
        Named virtualPrinter,
        String state,
        @Nullable Integer pages,
        @Nullable Long sizeBytes,
        @Nullable String contentType,
        PrintJobConfiguration configuration,
        Instant submittedAt,
        Instant heldAt,
        Instant expiresAt,
        @Nullable String note,
        @Nullable List<Event> timeline) {

    /// Something with an id and a name; `id` is absent for the owner of an unowned job.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Named(@Nullable UUID id, String displayName) {}

    /// What happened to the job, when; `detail` is a sentence.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(Instant at, String what, @Nullable String detail) {}
}
