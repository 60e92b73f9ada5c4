package dev.holdfast.printservice.spool;

import dev.holdfast.base.Prunable;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Notifications that subscribers have not taken yet. Whoever holds a subscription's lease delivers to it; the
/// database's
/// time says how long, and when a refused one is due again.
@ApplicationScoped
class Outbox implements Prunable {

    private static final int MOST_IN_ONE = 20;
    private static final int BATCH = 500;

    private final EntityManager database;
    private final NotificationsConfig config;

    Outbox(EntityManager database, NotificationsConfig config) {
        this.database = database;
        this.config = config;
    }

    /// One notification as it waits.
    record Item(UUID id, int attempts, String resource, String resourceData) {}

    /// What one delivery takes to one subscriber.
    record Delivery(
            UUID subscription,
            UUID lease,
            URI url,
            @Nullable String clientState,
            String changeType,
            Instant expiresAt,
            List<Item> items) {

        boolean isFirst() {
            return items.getFirst().attempts() == 0;
        }
    }

    /// The subscriptions that something is due for, each leased to the caller.
    @Transactional
    List<UUID> lease(UUID lease, int limit) {
        // Longer than any delivery takes.
        var seconds = config.retryTimeout().multipliedBy(3).toSeconds();
        return database.unwrap(Session.class)
                .createNativeQuery("""
                        update spool_subscription set lease = ?1, leased_until = now() + ?2 * interval '1 second'
                        where id in (
                            select s.id from spool_subscription s
                            where (s.leased_until is null or s.leased_until < now()) and s.expires_at > now()
                            and exists (select 1 from spool_notification n
                                where n.subscription_id = s.id and n.next_at <= now())
                            limit ?3 for update skip locked)
                        returning id""", UUID.class)
                .setParameter(1, lease)
                .setParameter(2, seconds)
                .setParameter(3, limit)
                .getResultList();
    }

    /// What to deliver next: those that were never tried, together; but one that was refused, alone, if it has
    /// been due
    /// for longer. So one which the subscriber chokes on never holds up others, nor they it.
    @Transactional
    Optional<Delivery> next(UUID subscription, UUID lease) {
        var due = due(subscription);
        boolean again = !due.isEmpty() && due.getFirst().attempts() > 0;
        var taken = again
                ? due.subList(0, 1)
                : due.stream().filter(item -> item.attempts() == 0).toList();
        if (taken.isEmpty()) {
            release(subscription, lease);
            return Optional.empty();
        }
        return database.unwrap(Session.class)
                .createNativeQuery("""
                        select notification_url, client_state, change_type, expires_at
                        from spool_subscription where id = ?1 and lease = ?2""", Object[].class)
                .setParameter(1, subscription)
                .setParameter(2, lease)
                .uniqueResultOptional()
                .map(row -> new Delivery(
                        subscription,
                        lease,
                        URI.create((String) row[0]),
                        (String) row[1],
                        (String) row[2],
                        (Instant) row[3],
                        taken));
    }

    /// The subscriber has them.
    @Transactional
    void delivered(Delivery delivery) {
        // The subscription's row is locked before its notifications', as a renewal and a deletion do it.
        release(delivery.subscription(), delivery.lease());
        database.createNativeQuery("delete from spool_notification where id in ?1")
                .setParameter(1, delivery.items().stream().map(Item::id).toList())
                .executeUpdate();
    }

    /// The subscriber does not have them: they are due again later, each time after twice as long.
    @Transactional
    void refused(Delivery delivery) {
        release(delivery.subscription(), delivery.lease());
        database.createNativeQuery("""
                update spool_notification set attempts = attempts + 1, next_at = now() + interval '1 millisecond'
                    * least(?2 * power(2, least(attempts, 20)), ?3)
                where id in ?1""")
                .setParameter(1, delivery.items().stream().map(Item::id).toList())
                .setParameter(2, config.firstRetryAfter().toMillis())
                .setParameter(3, config.lastRetryAfter().toMillis())
                .executeUpdate();
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        int dropped = database.createNativeQuery("""
                delete from spool_notification where id in (select id from spool_notification
                where created_at < now() - ?1 * interval '1 second' limit ?2)""")
                .setParameter(1, config.dropAfter().toSeconds())
                .setParameter(2, BATCH)
                .executeUpdate();
        if (dropped > 0) {
            Log.warnf("Notifications dropped that no subscriber took in time count=%d", dropped);
        }
        int expired = database.createNativeQuery("""
                delete from spool_subscription where expires_at < now() and id in
                    (select id from spool_subscription where expires_at < now() limit ?1)""").setParameter(1, BATCH).executeUpdate();
        return dropped == BATCH || expired == BATCH;
    }

    private List<Item> due(UUID subscription) {
        return database
                .unwrap(Session.class)
                .createNativeQuery("""
                        select id, attempts, resource, cast(resource_data as text) from spool_notification
                        where subscription_id = ?1 and next_at <= now()
                        and created_at > now() - ?2 * interval '1 second'
                        order by next_at, created_at limit ?3""", Object[].class)
                .setParameter(1, subscription)
                .setParameter(2, config.dropAfter().toSeconds())
                .setParameter(3, MOST_IN_ONE)
                .getResultList()
                .stream()
                .map(row -> new Item((UUID) row[0], (Integer) row[1], (String) row[2], (String) row[3]))
                .toList();
    }

    private void release(UUID subscription, UUID lease) {
        database.createNativeQuery(
                        "update spool_subscription set lease = null, leased_until = null where id = ?1 and lease = ?2")
                .setParameter(1, subscription)
                .setParameter(2, lease)
                .executeUpdate();
    }
}
