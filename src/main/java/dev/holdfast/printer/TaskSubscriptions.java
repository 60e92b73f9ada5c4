package dev.holdfast.printer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The subscriptions, and who renews which.
@ApplicationScoped
class TaskSubscriptions implements PanacheRepositoryBase<TaskSubscription, UUID> {

    private static final int LEASE_SECONDS = 60;
    private static final int MOST_AGES = 1_000;

    /// Those that clientStates with these hashes belong to, by hash in hexadecimal digits. Replaced
    /// ones count for as long as the print cloud repeats a delivery: 4 hours.
    Map<String, UUID> proven(Collection<byte[]> hashes) {
        return getSession()
                .createNativeQuery("""
                        select encode(client_state_hash, 'hex'), id from task_subscription
                        where client_state_hash = any(:hashes)
                        and (state <> 'REPLACED' or replaced_at > now() - interval '4 hours')""", Object[].class)
                .setParameter("hashes", hashes.toArray(byte[][]::new))
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (UUID) row[1]));
    }

    Optional<TaskSubscription> current(UUID queueId) {
        return find("queueId = ?1 and state = ?2", queueId, TaskSubscription.State.CURRENT)
                .firstResultOptional();
    }

    /// Makes a pending one the current one, and all others of its queue replaced.
    void becomeCurrent(UUID id, UUID queueId, String graphId, Instant expires) {
        sql("""
                update task_subscription set state = 'REPLACED', replaced_at = now()
                where queue_id = ?1 and id <> ?2 and state <> 'REPLACED'""").setParameter(1, queueId).setParameter(2, id).executeUpdate();
        sql("""
                update task_subscription set state = 'CURRENT', graph_id = ?2, expires_at = ?3,
                    renew_at = now() + (?3 - now()) / 2
                where id = ?1""")
                .setParameter(1, id)
                .setParameter(2, graphId)
                .setParameter(3, expires)
                .executeUpdate();
    }

    /// The queues whose notifications do not go to this URL.
    List<UUID> queuesSentElsewhere(String url) {
        return getSession()
                .createNativeQuery("""
                        select queue_id from task_subscription
                        where state = 'CURRENT' and notification_url is distinct from ?1 order by queue_id""", UUID.class)
                .setParameter(1, url)
                .getResultList();
    }

    /// The next one that is to be renewed, leased.
    Optional<TaskSubscription> claimDue() {
        return claim(sql("""
                update task_subscription set attempt = attempt + 1, lease_until = now() + ?1 * interval '1 second'
                where id = (
                    select id from task_subscription
                    where state = 'CURRENT' and renew_at <= now() and (lease_until is null or lease_until < now())
                    order by renew_at limit 1 for update skip locked)
                returning *""", TaskSubscription.class).setParameter(1, LEASE_SECONDS));
    }

    /// This one, leased; empty where it does not count (any more) or is being renewed.
    Optional<TaskSubscription> claim(UUID id) {
        return claim(
                sql("""
                update task_subscription set attempt = attempt + 1, lease_until = now() + ?1 * interval '1 second'
                where id = ?2 and state = 'CURRENT' and (lease_until is null or lease_until < now())
                returning *""", TaskSubscription.class).setParameter(1, LEASE_SECONDS).setParameter(2, id));
    }

    void renewed(TaskSubscription claimed, Instant expires) {
        sql("""
                update task_subscription set expires_at = ?3, renew_at = now() + (?3 - now()) / 2, failures = 0,
                    lease_until = null
                where id = ?1 and attempt = ?2 and state = 'CURRENT'""")
                .setParameter(1, claimed.id())
                .setParameter(2, claimed.attempt())
                .setParameter(3, expires)
                .executeUpdate();
    }

    void renewLater(TaskSubscription claimed, Duration pause) {
        sql("""
                update task_subscription set renew_at = now() + ?3 * interval '1 millisecond', failures = failures + 1,
                    lease_until = null
                where id = ?1 and attempt = ?2 and state = 'CURRENT'""")
                .setParameter(1, claimed.id())
                .setParameter(2, claimed.attempt())
                .setParameter(3, pause.toMillis())
                .executeUpdate();
    }

    /// The print cloud no longer has it: it has ended, whatever a renewal under way says. While nothing stands
    /// in its place its renewal is tried again, which has it made anew.
    void gone(TaskSubscription lost) {
        sql("""
                update task_subscription set expires_at = least(expires_at, now()), renew_at = now() + interval '1 hour',
                    attempt = attempt + 1, lease_until = null
                where id = ?1 and attempt = ?2 and state = 'CURRENT'""").setParameter(1, lost.id()).setParameter(2, lost.attempt()).executeUpdate();
    }

    /// Deletes at most 500 that prove nothing any more; true while there may be more.
    boolean prune() {
        return sql("""
                        delete from task_subscription where id in (
                            select id from task_subscription
                            where state = 'REPLACED' and replaced_at < now() - interval '4 hours'
                                or state = 'PENDING' and created_at < now() - interval '4 hours' limit 500)""").executeUpdate() == 500;
    }

    List<SubscriptionAge> ages() {
        return getSession()
                .createNativeQuery("""
                        select s.id, q.virtual_printer_id, lower(s.state), s.created_at, s.expires_at, s.failures
                        from task_subscription s join printer_queue q on q.id = s.queue_id
                        order by s.created_at, s.id""", Object[].class)
                .setMaxResults(MOST_AGES)
                .getResultStream()
                .map(row -> new SubscriptionAge(
                        (UUID) row[0],
                        (UUID) row[1],
                        (String) row[2],
                        (Instant) row[3],
                        (Instant) row[4],
                        ((Number) row[5]).intValue()))
                .toList();
    }

    /// How many queues have no subscription that lives: nobody tells us of their jobs.
    long unsubscribed() {
        return getSession().createNativeQuery("""
                        select count(*) from printer_queue q join virtual_printer v on v.id = q.virtual_printer_id
                        where q.printer_id is not null and q.definition_id is not null and v.removed_at is null
                        and not exists (select from task_subscription s
                            where s.queue_id = q.id and s.state = 'CURRENT' and s.expires_at > clock_timestamp())""", Long.class).getSingleResult();
    }

    private static Optional<TaskSubscription> claim(Query query) {
        return ((List<?>) query.getResultList()).stream().findFirst().map(TaskSubscription.class::cast);
    }

    private Query sql(String text) {
        return getEntityManager().createNativeQuery(text);
    }

    private Query sql(String text, Class<?> type) {
        return getEntityManager().createNativeQuery(text, type);
    }
}
