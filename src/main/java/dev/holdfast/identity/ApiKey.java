package dev.holdfast.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A key that machines, and people without an identity provider, show.
@Entity
@Table(name = "api_key")
class ApiKey {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Caller.Kind kind;

    @Column(updatable = false)
    private String name;

    @Column(name = "secret_hash", updatable = false)
    private byte[] secretHash;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(updatable = false)
    private String[] scopes;

    @Column(updatable = false)
    private @Nullable UUID person;

    @Column(updatable = false)
    private UUID application;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    private @Nullable Instant expiresAt;

    @Column(name = "revoked_at", insertable = false, updatable = false)
    private @Nullable Instant revokedAt;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    @SuppressWarnings("NullAway.Init") // created_at is the database's
    ApiKey(KeyString key, Callers.NewKey wanted, UUID application) {
        this.id = key.id();
        this.kind = key.kind();
        this.name = wanted.name();
        this.secretHash = key.hash();
        this.scopes = wanted.scopes().stream().sorted().toArray(String[]::new);
        this.person = wanted.person() == null ? null : wanted.person().value();
        this.application = application;
        this.expiresAt = wanted.expiresAt();
    }

    boolean isOpenedBy(KeyString key) {
        // The comparison takes as long whatever the difference is.
        return MessageDigest.isEqual(secretHash, key.hash()) && kind == key.kind();
    }

    Caller caller() {
        return new Caller(
                id, kind, application, Optional.ofNullable(person).map(UserId::new), Set.copyOf(Arrays.asList(scopes)));
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }
}
