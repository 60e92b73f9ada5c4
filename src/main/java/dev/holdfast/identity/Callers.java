package dev.holdfast.identity;

import dev.holdfast.base.Ids;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// API keys and who is calling with them.
@ApplicationScoped
public class Callers {

    private final ApiKeys keys;
    private final SecurityIdentity identity;
    private final IdentityConfig config;

    Callers(ApiKeys keys, SecurityIdentity identity, IdentityConfig config) {
        this.keys = keys;
        this.identity = identity;
        this.config = config;
    }

    /// Who made the current request. Throws 401 where nobody did.
    public Caller current() {
        if (identity.getPrincipal() instanceof KeyPrincipal principal) {
            return principal.caller();
        }
        throw new UnauthorizedException();
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
    @Transactional(Transactional.TxType.MANDATORY)
    public MintedKey mint(NewKey wanted) {
        var key = KeyString.random(wanted.kind(), Ids.next());
        keys.persist(new ApiKey(
                key, wanted, Optional.ofNullable(wanted.application()).orElse(config.applicationId())));
        return new MintedKey(key.id(), key.text());
    }

    /// Ends a key, in the caller's transaction; false where it is unknown or ended already.
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean revoke(UUID keyId) {
        return keys.revoke(keyId);
    }

    /// The caller whom this key string proves, if it is valid now. Asked anew for each request: a
    /// revoked key is refused from the next one on, on every replica.
    @Transactional
    public Optional<Caller> authenticate(String key) {
        var parsed = KeyString.parse(key);
        var found = parsed.flatMap(k -> keys.findValid(k.id())).filter(row -> row.isOpenedBy(parsed.orElseThrow()));
        found.ifPresent(row -> keys.used(row.id()));
        return found.map(ApiKey::caller);
    }

    /// Whether some key of the application is valid now and has at least one of these application permissions.
    @Transactional
    public boolean mayStill(UUID application, Set<String> anyOf) {
        return keys.hasValid(application, anyOf);
    }
}
