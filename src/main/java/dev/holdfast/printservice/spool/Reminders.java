package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Tells applications that asked for it to renew or reauthorize a subscription: once before it ends, and when something
/// is held back because none of the application's keys may watch the resource any more.
@ApplicationScoped
class Reminders {

    private static final int BATCH = 100;

    private final EntityManager database;
    private final NotificationsConfig config;

    Reminders(EntityManager database, NotificationsConfig config) {
        this.database = database;
        this.config = config;
    }

    /// Writes those that are due to the outbox. The one before the end still comes where that is further away.
    @Transactional
    void write() {
        database.createNativeQuery("""
                        with due as (update spool_subscription set reminded_at = now(), reauthorize_at =
                                case when expires_at > now() + ?2 * interval '1 second'
                                    then expires_at - ?2 * interval '1 second' end
                            where id in
                            (select id from spool_subscription where reauthorize_at <= now() and expires_at > now()
                                order by reauthorize_at limit ?1 for update skip locked)
                            returning id)
                        insert into spool_notification (id, channel_id, lifecycle_event)
                        select gen_random_uuid(), c.id, 'reauthorizationRequired'
                        from due join spool_channel c on c.subscription_id = due.id and c.kind = 'LIFECYCLE'""")
                .setParameter(1, BATCH)
                .setParameter(2, config.reauthorizeBefore().toSeconds())
                .executeUpdate();
    }

    /// Something is held back: the application is told as soon as possible, unless it was told lately and did
    /// nothing yet.
    @Transactional
    void hurry(UUID subscription) {
        database.createNativeQuery("""
                update spool_subscription set reauthorize_at = now() where id = ?1
                and (reminded_at is null or reminded_at < now() - ?2 * interval '1 second')""")
                .setParameter(1, subscription)
                .setParameter(2, config.reauthorizeBefore().toSeconds())
                .executeUpdate();
    }
}
