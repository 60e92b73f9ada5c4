package dev.holdfast.graph;

import org.jspecify.annotations.Nullable;

/// Graph's appIdentity: the application that made a task definition.
public record AppIdentity(
        @Nullable String appId,
        @Nullable String displayName,
        @Nullable String servicePrincipalId,
        @Nullable String servicePrincipalName) {}
