package dev.holdfast.held;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's list: their waiting jobs, oldest first, and when the print cloud was last asked whether there are
/// more. Where that is so long ago that there may be, `notice` says so to the person, and where one of their documents
/// may have been printed, or may still be, it says at which printer.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitingJobs(
        List<HeldJobView> jobs,
        @Nullable Instant reconciledAt,
        @Nullable String notice) {}
