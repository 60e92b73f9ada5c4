package dev.holdfast.station;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A badge terminal, and the destinations that it releases to; the first one is its default.
@Entity
@Table(name = "terminal")
class Terminal {

    @Id
    private UUID id;

    @Column(name = "display_name")
    private String displayName;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] printers;

    @Column(name = "release_all")
    private boolean releaseAll;

    @Column(name = "session_seconds")
    private int sessionSeconds;

    @Column(name = "key_id")
    private @Nullable UUID keyId;

    @Column(name = "next_key_id")
    private @Nullable UUID nextKeyId;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Terminal() {}

    @SuppressWarnings("NullAway.Init") // created_at is the database's
    Terminal(UUID id, Policy policy) {
        this.id = id;
        change(policy);
    }

    /// What an administrator sets.
    record Policy(String displayName, List<String> printers, boolean releaseAllOnSwipe, int sessionSeconds) {}

    final void change(Policy policy) {
        this.displayName = policy.displayName();
        this.printers = policy.printers().toArray(String[]::new);
        this.releaseAll = policy.releaseAllOnSwipe();
        this.sessionSeconds = policy.sessionSeconds();
    }

    Policy policy() {
        return new Policy(displayName, List.of(printers), releaseAll, sessionSeconds);
    }

    /// A key that will take the current one's place when it is first used, or is the terminal's at once where
    /// it has none. Answers an earlier offer that was never used.
    Optional<UUID> offer(UUID key) {
        if (keyId == null) {
            keyId = key;
            return Optional.empty();
        }
        var replaced = Optional.ofNullable(nextKeyId);
        nextKeyId = key;
        return replaced;
    }

    /// The key was used: if it is the offered one, it is the terminal's from now on. Answers the key that is
    /// over.
    Optional<UUID> used(UUID key) {
        if (!key.equals(nextKeyId)) {
            return Optional.empty();
        }
        var over = Optional.ofNullable(keyId);
        keyId = nextKeyId;
        nextKeyId = null;
        return over;
    }

    boolean isOfferedKey(UUID key) {
        return key.equals(nextKeyId);
    }

    /// Gone for good; answers the keys that end with it.
    List<UUID> delete(Instant at) {
        var keys = Stream.of(Optional.ofNullable(keyId), Optional.ofNullable(nextKeyId))
                .flatMap(Optional::stream)
                .toList();
        deletedAt = at;
        return keys;
    }

    UUID id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isEnrolled() {
        return keyId != null;
    }
}
