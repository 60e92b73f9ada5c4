package dev.holdfast.identity;

import org.jspecify.annotations.Nullable;

/// A person as other parts see them. `graphId` is the id that print clouds know them by, where one is
/// bound; `upn` their active user principal name.
public record Person(
        UserId id,
        String displayName,
        @Nullable String graphId,
        @Nullable String upn) {}
