package dev.holdfast.graph;

import org.jspecify.annotations.Nullable;

/// Graph's integerRange: both ends inclusive.
public record IntegerRange(@Nullable Long start, @Nullable Long end) {}
