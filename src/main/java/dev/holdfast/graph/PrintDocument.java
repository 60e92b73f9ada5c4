package dev.holdfast.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Graph's printDocument; `size` in bytes, 0 until uploaded.
public record PrintDocument(
        String id,
        @Nullable String displayName,
        @Nullable String contentType,
        long size,
        @Nullable Instant uploadedDateTime,
        @Nullable Instant downloadedDateTime) {}
