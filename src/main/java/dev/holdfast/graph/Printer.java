package dev.holdfast.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Graph's printer. `defaults` and `capabilities` are absent from lists; `isAcceptingJobs` is null right after
/// creation.
public record Printer(
        String id,
        String displayName,
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable Boolean isAcceptingJobs,
        @Nullable PrinterLocation location,
        @Nullable PrinterDefaults defaults,
        @Nullable PrinterCapabilities capabilities,
        @Nullable PrinterStatus status,
        boolean isShared,
        boolean hasPhysicalDevice,
        @Nullable Instant registeredDateTime,
        @Nullable Instant lastSeenDateTime) {}
