package dev.holdfast.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// API keys and who is calling with them.
@ApplicationScoped
public class Callers {

    /// Who made the current request. Throws 401 where nobody did.
    public Caller current() {
        throw new UnsupportedOperationException();
    }

    /// A key to make; `application` absent means the station's own.
    public record NewKey(
            String name,
            Caller.Kind kind,
            Set<String> scopes,
            @Nullable UserId person,
            @Nullable UUID application,
            @Nullable Instant expiresAt) {}

    /// A key that was just made; `secret` is the whole key string and is shown this once.
    public record MintedKey(UUID id, String secret) {
        @Override
        public String toString() {
            return "key " + id;
        }
    }

    /// Makes a key, in the caller's transaction.
    public MintedKey mint(NewKey key) {
        throw new UnsupportedOperationException();
    }

    /// Ends a key, in the caller's transaction; unknown or ended already is fine.
    public void revoke(UUID keyId) {
        throw new UnsupportedOperationException();
    }

    /// The key that this string opens, if it is valid now.
    public Optional<Caller> authenticate(String key) {
        throw new UnsupportedOperationException();
    }
}
