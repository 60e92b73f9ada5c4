package dev.holdfast.printservice.spool;

import dev.holdfast.base.Backoff;
import dev.holdfast.base.Prunable;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Notifications that subscribers have not taken yet. Whoever holds a channel's lease delivers to it; the
/// database's time says how long, and when a refused one is due again. No endpoint has more than a few deliveries
/// under way, so that one which does not answer leaves room for all others, however many subscriptions it has.
@ApplicationScoped
class Outbox implements Prunable {

    private static final int MOST_IN_ONE = 20;
    private static final int BATCH = 500;
    private static final int MOST_AT_ONE_ENDPOINT = 20;

    private final EntityManager database;
    private final NotificationsConfig config;
    private final Backoff backoff;

    Outbox(EntityManager database, NotificationsConfig config) {
        this.database = database;
        this.config = config;
        this.backoff = new Backoff(config.firstRetryAfter(), config.lastRetryAfter());
    }

    /// One notification as it waits: of a resource, or of the subscription itself.
    record Item(
            UUID id,
            int attempts,
            @Nullable String lifecycleEvent,
            @Nullable String resource,
            @Nullable String resourceData) {}

    /// What one delivery takes to one subscriber.
    record Delivery(
            UUID channel,
            UUID lease,
            URI url,
            UUID subscription,
            UUID application,
            Watched.Kind kind,
            @Nullable String clientState,
            Instant expiresAt,
            List<Item> items) {

        boolean isFirst() {
            return attempts() == 0;
        }

        /// How often its items were refused: all as often.
        int attempts() {
            return items.getFirst().attempts();
        }

        /// How long the subscriber has for it.
        Duration within(NotificationsConfig config) {
            return isFirst() ? config.firstTimeout() : config.retryTimeout();
        }

        /// It says that the subscriber should show that it is authorized; so it need not be.
        boolean isReminder() {
            return items.getFirst().lifecycleEvent() != null;
        }
    }

    /// The channels that something is due for, each leased to the caller.
    @Transactional
    List<UUID> lease(UUID lease, int limit) {
        // Longer than any delivery takes.
        var seconds = config.retryTimeout().multipliedBy(3).toSeconds();
        return database.unwrap(Session.class)
                .createNativeQuery("""
                        with busy as (select endpoint, count(*) as deliveries from spool_channel
                            where leased_until >= now() group by endpoint),
                        due as (select c.id, c.endpoint, row_number() over (partition by c.endpoint order by c.id) as place
                            from spool_channel c join spool_subscription s on s.id = c.subscription_id
                            where (c.leased_until is null or c.leased_until < now()) and s.expires_at > now()
                            and exists (select 1 from spool_notification n
                                where n.channel_id = c.id and n.next_at <= now()))
                        update spool_channel set lease = ?1, leased_until = now() + ?2 * interval '1 second'
                        where id in (select c.id from spool_channel c
                            join due on due.id = c.id left join busy on busy.endpoint = due.endpoint
                            where due.place + coalesce(busy.deliveries, 0) <= ?4
                            and (c.leased_until is null or c.leased_until < now())
                            limit ?3 for update of c skip locked)
                        returning id""", UUID.class)
                .setParameter(1, lease)
                .setParameter(2, seconds)
                .setParameter(3, limit)
                .setParameter(4, MOST_AT_ONE_ENDPOINT)
                .getResultList();
    }

    /// What to deliver next: those that were never tried, together; but one that was refused, alone, if it has
    /// been due for longer. So one which the subscriber chokes on never holds up others, nor they it.
    @Transactional
    Optional<Delivery> next(UUID channel, UUID lease) {
        var due = due(channel);
        boolean again = !due.isEmpty() && due.getFirst().attempts() > 0;
        var taken = again
                ? due.subList(0, 1)
                : due.stream().filter(item -> item.attempts() == 0).toList();
        if (taken.isEmpty()) {
            release(channel, lease);
            return Optional.empty();
        }
        return database.unwrap(Session.class)
                .createNativeQuery("""
                        select c.url, s.id, s.application_id, s.kind, s.client_state, s.expires_at
                        from spool_channel c join spool_subscription s on s.id = c.subscription_id
                        where c.id = ?1 and c.lease = ?2""", Object[].class)
                .setParameter(1, channel)
                .setParameter(2, lease)
                .uniqueResultOptional()
                .map(row -> new Delivery(
                        channel,
                        lease,
                        URI.create((String) row[0]),
                        (UUID) row[1],
                        (UUID) row[2],
                        Watched.Kind.valueOf((String) row[3]),
                        (String) row[4],
                        (Instant) row[5],
                        taken));
    }

    /// The subscriber has them.
    @Transactional
    void delivered(Delivery delivery) {
        // The channel's row is locked before its notifications', as a renewal and a deletion do it.
        release(delivery.channel(), delivery.lease());
        database.createNativeQuery("delete from spool_notification where id in ?1")
                .setParameter(1, delivery.items().stream().map(Item::id).toList())
                .executeUpdate();
    }

    /// The subscriber does not have them: they are due again later, each time after twice as long.
    @Transactional
    void refused(Delivery delivery) {
        release(delivery.channel(), delivery.lease());
        database.createNativeQuery("""
                update spool_notification set attempts = attempts + 1, next_at = now() + ?2 * interval '1 millisecond'
                where id in ?1""")
                .setParameter(1, delivery.items().stream().map(Item::id).toList())
                .setParameter(2, backoff.after(delivery.attempts() + 1).toMillis())
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

    private List<Item> due(UUID channel) {
        return database
                .unwrap(Session.class)
                .createNativeQuery("""
                        select id, attempts, lifecycle_event, resource, cast(resource_data as text)
                        from spool_notification where channel_id = ?1 and next_at <= now()
                        and created_at > now() - ?2 * interval '1 second'
                        order by next_at, created_at limit ?3""", Object[].class)
                .setParameter(1, channel)
                .setParameter(2, config.dropAfter().toSeconds())
                .setParameter(3, MOST_IN_ONE)
                .getResultList()
                .stream()
                .map(row ->
                        new Item((UUID) row[0], (Integer) row[1], (String) row[2], (String) row[3], (String) row[4]))
                .toList();
    }

    private void release(UUID channel, UUID lease) {
        database.createNativeQuery(
                        "update spool_channel set lease = null, leased_until = null where id = ?1 and lease = ?2")
                .setParameter(1, channel)
                .setParameter(2, lease)
                .executeUpdate();
    }
}
