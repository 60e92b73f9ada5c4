package dev.holdfast.station;

import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The badges, as they are looked up when one is read at a terminal.
@ApplicationScoped
class PresentedBadges {

    private final Session database;

    PresentedBadges(Session database) {
        this.database = database;
    }

    /// The badge kept under one of these marks, its row locked: what is tried with one badge is counted one by
    /// one.
    Optional<PresentedBadge> lock(List<BadgeMark> marks, Peppers peppers) {
        List<Object[]> found = database.createNativeQuery("""
                select id, person, disabled_at is not null, pin_salt, pin_hash, pepper
                from badge where hmac in (?1) for update""", Object[].class)
                .setParameter(1, marks.stream().map(BadgeMark::bytes).toList())
                .getResultList();
        return found.stream()
                .map(row -> new PresentedBadge(
                        (UUID) row[0],
                        new UserId((UUID) row[1]),
                        (Boolean) row[2],
                        pin((byte[]) row[3], (byte[]) row[4]),
                        peppers.withId((byte[]) row[5]).orElseThrow()))
                // Replicas with different peppers may have made one each.
                .min(Comparator.comparing(badge -> badge.pepper() != peppers.current()));
    }

    private static @Nullable PinHash pin(byte @Nullable [] salt, byte @Nullable [] hash) {
        return salt == null || hash == null ? null : new PinHash(salt, hash);
    }

    /// Keeps the badge under another pepper; its PIN, if it has one, was hashed anew for that.
    void moveOn(UUID id, BadgeMark mark, Pepper pepper, @Nullable PinHash pin) {
        database.createNativeMutationQuery(
                        "update badge set hmac = ?2, pepper = ?3, pin_salt = ?4, pin_hash = ?5 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, mark.bytes())
                .setParameter(3, pepper.id())
                .setParameter(4, pin == null ? null : pin.salt(), byte[].class)
                .setParameter(5, pin == null ? null : pin.hash(), byte[].class)
                .executeUpdate();
    }

    /// Whether it is there and not disabled; it stays so until the transaction ends.
    boolean opens(UUID id) {
        return !database.createNativeQuery(
                        "select id from badge where id = ?1 and disabled_at is null for share", UUID.class)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }
}
