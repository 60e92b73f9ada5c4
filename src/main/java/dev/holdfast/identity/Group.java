package dev.holdfast.identity;

import java.time.Instant;

/// A group of people as other parts see it; `id` is the one that print clouds know it by.
public record Group(String id, String displayName, Instant createdAt) {}
