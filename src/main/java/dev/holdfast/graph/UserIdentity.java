package dev.holdfast.graph;

import org.jspecify.annotations.Nullable;

/// Graph's userIdentity: who created a job. All members may be absent or empty.
public record UserIdentity(
        @Nullable String id,
        @Nullable String displayName,
        @Nullable String userPrincipalName,
        @Nullable String ipAddress) {}
