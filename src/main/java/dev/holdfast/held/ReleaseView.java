package dev.holdfast.held;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A release as clients see it (`Release` of the HTTP contract).
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseView(
        UUID id,
        UUID job,
        String printer,
        String state,
        @Nullable String reason,
        @Nullable String detail,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    /// Whether it is still on its way to the printer.
    @JsonIgnore
    public boolean isUnderWay() {
        return state.equals("releasing");
    }
}
