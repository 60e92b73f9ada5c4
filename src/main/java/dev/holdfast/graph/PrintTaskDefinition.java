package dev.holdfast.graph;

import org.jspecify.annotations.Nullable;

/// Graph's printTaskDefinition: an application's announcement that it wants to act on jobs.
public record PrintTaskDefinition(
        @Nullable String id, String displayName, @Nullable AppIdentity createdBy) {}
