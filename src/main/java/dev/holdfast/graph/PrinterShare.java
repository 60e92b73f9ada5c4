package dev.holdfast.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Graph's printerShare: a printer as people see it.
public record PrinterShare(
        String id,
        String displayName,
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable Boolean isAcceptingJobs,
        @Nullable PrinterLocation location,
        @Nullable PrinterDefaults defaults,
        @Nullable PrinterCapabilities capabilities,
        @Nullable PrinterStatus status,
        boolean allowAllUsers,
        @Nullable Instant createdDateTime) {}
