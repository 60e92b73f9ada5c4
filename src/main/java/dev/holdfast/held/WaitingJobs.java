package dev.holdfast.held;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's list: their waiting jobs, oldest first, and when the print cloud was last asked whether there are
/// more. Where that is so long ago that there may be, `notice` is a sentence for the person that says so.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitingJobs(
        List<HeldJobView> jobs,
        @Nullable Instant reconciledAt,
        @Nullable String notice) {}
