package dev.holdfast.station;

import dev.holdfast.base.Prunable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// What was tried with a badge's PIN: five wrong ones lock the badge at that terminal for five minutes, twenty in an
/// hour lock it everywhere for one.
@ApplicationScoped
class BadgeLocks implements Prunable {

    private static final int MOST_AT_ONE_TERMINAL = 5;
    private static final int MOST_IN_AN_HOUR = 20;

    private final Session database;

    BadgeLocks(Session database) {
        this.database = database;
    }

    /// How long the badge is still locked at this terminal, if it is.
    Optional<Duration> remaining(UUID badge, UUID terminal) {
        List<Long> seconds = database.createNativeQuery("""
                select cast(ceil(extract(epoch from max(until) - now())) as bigint) from
                (select locked_until as until from badge where id = ?1 union all
                 select locked_until from badge_lock where badge = ?1 and terminal = ?2) as locks
                where until > now() having max(until) is not null""", Long.class)
                .setParameter(1, badge)
                .setParameter(2, terminal)
                .getResultList();
        return seconds.stream().map(Duration::ofSeconds).findFirst();
    }

    /// Counts a PIN as wrong *before* it is checked, with the badge's row locked: however many are tried at
    /// once, no more than the limit are checked. [#clear] takes a good one back. True where it is one that
    /// locks.
    boolean count(UUID badge, UUID terminal) {
        boolean locks = countEverywhere(badge);
        int failures = database.createNativeQuery("""
                insert into badge_lock as l (badge, terminal, failures, failed_at) values (?1, ?2, 1, now())
                on conflict (badge, terminal) do update
                set failures = case when l.locked_until is not null or l.failed_at <= now() - interval '1 hour'
                               then 1 else l.failures + 1 end,
                    failed_at = now(), locked_until = null
                returning failures""", Integer.class)
                .setParameter(1, badge)
                .setParameter(2, terminal)
                .getSingleResult();
        if (failures < MOST_AT_ONE_TERMINAL) {
            return locks;
        }
        return database.createNativeMutationQuery("""
                update badge_lock set locked_until = now() + interval '5 minutes'
                where badge = ?1 and terminal = ?2""")
                        .setParameter(1, badge)
                        .setParameter(2, terminal)
                        .executeUpdate()
                == 1;
    }

    private boolean countEverywhere(UUID badge) {
        int failures = database.createNativeQuery("""
                update badge set pin_failures = now() || array(
                    select failed from unnest(pin_failures) as failed where failed > now() - interval '1 hour')
                where id = ?1 returning cardinality(pin_failures)""", Integer.class)
                .setParameter(1, badge)
                .getSingleResult();
        if (failures < MOST_IN_AN_HOUR) {
            return false;
        }
        return database.createNativeMutationQuery(
                                "update badge set locked_until = now() + interval '1 hour' where id = ?1")
                        .setParameter(1, badge)
                        .executeUpdate()
                == 1;
    }

    /// The PIN was good. False where it is the badge's no longer.
    boolean clear(UUID badge, PinHash pin, UUID terminal) {
        boolean same = database.createNativeMutationQuery("""
                update badge set pin_failures = '{}', locked_until = null where id = ?1 and pin_hash = ?2""")
                        .setParameter(1, badge)
                        .setParameter(2, pin.hash())
                        .executeUpdate()
                == 1;
        if (same) {
            database.createNativeMutationQuery("delete from badge_lock where badge = ?1 and terminal = ?2")
                    .setParameter(1, badge)
                    .setParameter(2, terminal)
                    .executeUpdate();
        }
        return same;
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return database.createNativeMutationQuery("""
                delete from badge_lock where (badge, terminal) in
                (select badge, terminal from badge_lock where failed_at < now() - interval '1 hour' limit 500)""").executeUpdate() == 500;
    }
}
