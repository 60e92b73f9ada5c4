package dev.holdfast.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who is calling: the key they showed and what it may do. `application` is the application (`appId`) that the key
/// belongs to.
public record Caller(UUID keyId, Kind kind, UUID application, Optional<UserId> person, Set<String> scopes) {

    /// The kinds of key; the lower-case name is the role for `@RolesAllowed`.
    public enum Kind {
        ADMIN,
        USER,
        APP,
        TERMINAL,
        PRINT
    }

    /// Whether the caller's key carries this scope.
    public boolean may(String scope) {
        return scopes.contains(scope);
    }
}
