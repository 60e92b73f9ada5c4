package dev.holdfast.graph;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Graph's uploadSession: where a document's bytes go, until when, and which are missing.
public record UploadSession(
        @Nullable String uploadUrl,
        @Nullable Instant expirationDateTime,
        @Nullable List<String> nextExpectedRanges) {}
