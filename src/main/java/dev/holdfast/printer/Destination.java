package dev.holdfast.printer;

import dev.holdfast.graph.PrinterLocation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A physical target as last seen at the print cloud; its id is its Graph printer id.
public record Destination(
        String id, String displayName, PrinterLocation location, Status status, boolean acceptingJobs) {

    /// Graph's printer state (`unknown`, `idle`, `processing`, `stopped`) and its details.
    public record Status(
            String state, List<String> details, @Nullable Instant lastSeenAt) {}
}
