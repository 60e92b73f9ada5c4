package dev.holdfast.graph;

import org.jspecify.annotations.Nullable;

/// Graph's printMargin, in microns.
public record PrintMargin(
        @Nullable Integer top,
        @Nullable Integer bottom,
        @Nullable Integer left,
        @Nullable Integer right) {}
