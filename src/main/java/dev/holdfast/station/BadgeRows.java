package dev.holdfast.station;

import dev.holdfast.base.Page;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/// The badges, as administrators work with them.
@ApplicationScoped
class BadgeRows {

    private final Session database;

    BadgeRows(Session database) {
        this.database = database;
    }

    /// A badge to keep; `pepper` is the one that `mark` and `pin` were made under.
    record NewBadge(
            UUID id,
            BadgeMark mark,
            Pepper pepper,
            UserId person,
            @Nullable String label,
            @Nullable PinHash pin) {}

    /// False where the number is somebody's already.
    boolean add(NewBadge badge) {
        var insert = database.createNativeMutationQuery("""
                insert into badge (id, hmac, pepper, person, label, pin_salt, pin_hash)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (hmac) do nothing""")
                .setParameter(1, badge.id())
                .setParameter(2, badge.mark().bytes())
                .setParameter(3, badge.pepper().id())
                .setParameter(4, badge.person().value())
                .setParameter(5, badge.label(), String.class);
        return withPin(insert, 6, badge.pin()).executeUpdate() == 1;
    }

    private static MutationQuery withPin(MutationQuery query, int position, @Nullable PinHash pin) {
        return query.setParameter(position, pin == null ? null : pin.salt(), byte[].class)
                .setParameter(position + 1, pin == null ? null : pin.hash(), byte[].class);
    }

    /// Whether any badge is kept under one of these marks.
    boolean knows(List<BadgeMark> marks) {
        return !database.createNativeQuery("select id from badge where hmac in (?1)", UUID.class)
                .setParameter(1, marks.stream().map(BadgeMark::bytes).toList())
                .getResultList()
                .isEmpty();
    }

    Optional<Badge> find(UUID id) {
        List<Object[]> found = database.createNativeQuery("""
                select id, person, hmac, label, pin_hash is not null, disabled_at is not null, created_at
                from badge where id = ?1""", Object[].class)
                .setParameter(1, id)
                .getResultList();
        return badges(found).stream().findFirst();
    }

    List<Badge> page(Page.Request page) {
        return badges(database.createNativeQuery("""
                select id, person, hmac, label, pin_hash is not null, disabled_at is not null, created_at
                from badge where ?1 or id > ?2 order by id limit ?3""", Object[].class)
                .setParameter(1, page.after() == null)
                .setParameter(2, page.after(), UUID.class)
                .setParameter(3, page.limit() + 1)
                .getResultList());
    }

    List<Badge> page(UserId person, Page.Request page) {
        return badges(database.createNativeQuery("""
                select id, person, hmac, label, pin_hash is not null, disabled_at is not null, created_at
                from badge where person = ?4 and (?1 or id > ?2) order by id limit ?3""", Object[].class)
                .setParameter(1, page.after() == null)
                .setParameter(2, page.after(), UUID.class)
                .setParameter(3, page.limit() + 1)
                .setParameter(4, person.value())
                .getResultList());
    }

    private static List<Badge> badges(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Badge(
                        (UUID) row[0],
                        new UserId((UUID) row[1]),
                        new BadgeMark((byte[]) row[2]),
                        (String) row[3],
                        (Boolean) row[4],
                        (Boolean) row[5],
                        (Instant) row[6]))
                .toList();
    }

    boolean setDisabled(UUID id, boolean disabled) {
        return database.createNativeMutationQuery("""
                update badge set disabled_at = case when ?2 then now() end
                where id = ?1 and (disabled_at is not null) <> ?2""")
                        .setParameter(1, id)
                        .setParameter(2, disabled)
                        .executeUpdate()
                == 1;
    }

    void setLabel(UUID id, @Nullable String label) {
        database.createNativeMutationQuery("update badge set label = ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, label, String.class)
                .executeUpdate();
    }

    /// The id of the pepper that the badge is kept under: its PIN must be kept under the same.
    Optional<byte[]> pepperOf(UUID id) {
        return database
                .createNativeQuery("select pepper from badge where id = ?1", byte[].class)
                .setParameter(1, id)
                .getResultList()
                .stream()
                .findFirst();
    }

    /// A new PIN, or none, ends every lock. False where the badge is no longer kept under that pepper.
    boolean setPin(UUID id, byte[] pepper, @Nullable PinHash pin) {
        var update = database.createNativeMutationQuery("""
                update badge set pin_salt = ?3, pin_hash = ?4, pin_failures = '{}', locked_until = null
                where id = ?1 and pepper = ?2""").setParameter(1, id).setParameter(2, pepper);
        boolean done = withPin(update, 3, pin).executeUpdate() == 1;
        if (done) {
            database.createNativeMutationQuery("delete from badge_lock where badge = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
        }
        return done;
    }

    boolean remove(UUID id) {
        return database.createNativeMutationQuery("delete from badge where id = ?1")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }
}
