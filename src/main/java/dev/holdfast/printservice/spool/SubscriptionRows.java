package dev.holdfast.printservice.spool;

import dev.holdfast.graph.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The subscriptions in the database, whose time decides how long each lives. An expired one is as good as none.
@ApplicationScoped
class SubscriptionRows {

    /// The longest that a subscription to a print resource lives, and the shortest that one is raised to.
    private static final int MOST_MINUTES = 4_230;

    private static final int LEAST_MINUTES = 45;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String COLUMNS = """
            select cast(id as text), change_type, resource, notification_url, lifecycle_url, expires_at, client_state,
            cast(application_id as text), tls_version from spool_subscription""";

    private final EntityManager database;

    SubscriptionRows(EntityManager database) {
        this.database = database;
    }

    void checkExpiry(Instant until) {
        boolean tooLate =
                bool("select cast(?1 as timestamptz) > now() + ?2 * interval '1 minute'", until, MOST_MINUTES);
        if (tooLate) {
            throw GraphProblem.badRequest("Subscription expiration can only be " + MOST_MINUTES
                    + " minutes in the future for print resources.");
        }
        if (bool("select cast(?1 as timestamptz) <= now() and ?2 > 0", until, MOST_MINUTES)) {
            throw GraphProblem.badRequest("The expirationDateTime must be in the future.");
        }
    }

    void refuseSecond(UUID application, NewSubscription wanted) {
        List<?> first = database.createNativeQuery("""
                select cast(id as text) from spool_subscription
                where application_id = ?1 and kind = 'TASKS' and subject_id = ?2 and change_type = ?3
                and expires_at > now()""")
                .setParameter(1, application)
                .setParameter(2, wanted.definition())
                .setParameter(3, wanted.changeType())
                .getResultList();
        if (!first.isEmpty()) {
            throw GraphProblem.conflict(
                    "Subscription Id " + first.getFirst() + " already exists for the requested combination");
        }
    }

    void insert(UUID id, UUID application, NewSubscription wanted) {
        database.createNativeQuery("""
                delete from spool_subscription where application_id = ?1 and kind = 'TASKS' and subject_id = ?2
                and change_type = ?3 and expires_at <= now()""")
                .setParameter(1, application)
                .setParameter(2, wanted.definition())
                .setParameter(3, wanted.changeType())
                .executeUpdate();
        var lifecycle = wanted.lifecycleUrl();
        int made = database.createNativeQuery("""
                insert into spool_subscription (id, application_id, change_type, resource, kind, subject_id,
                    notification_url, lifecycle_url, client_state, tls_version, expires_at)
                values (?1, ?2, ?3, ?4, 'TASKS', ?5, ?6, ?7, ?8, ?9,
                    greatest(cast(?10 as timestamptz), now() + ?11 * interval '1 minute'))
                on conflict do nothing""")
                .setParameter(1, id)
                .setParameter(2, application)
                .setParameter(3, wanted.changeType())
                .setParameter(4, wanted.resource())
                .setParameter(5, wanted.definition())
                .setParameter(6, wanted.notificationUrl().toString())
                .setParameter(7, lifecycle == null ? null : lifecycle.toString())
                .setParameter(8, wanted.clientState())
                .setParameter(9, wanted.tlsVersion())
                .setParameter(10, wanted.expiresAt())
                .setParameter(11, LEAST_MINUTES)
                .executeUpdate();
        if (made == 0) {
            refuseSecond(application, wanted);
        }
    }

    void renew(UUID application, UUID id, Instant until, @Nullable String notificationUrl) {
        int renewed = database.createNativeQuery("""
                update spool_subscription
                set expires_at = greatest(cast(?3 as timestamptz), now() + ?4 * interval '1 minute'),
                notification_url = coalesce(cast(?5 as text), notification_url)
                where id = ?1 and application_id = ?2 and expires_at > now()""")
                .setParameter(1, id)
                .setParameter(2, application)
                .setParameter(3, until)
                .setParameter(4, LEAST_MINUTES)
                .setParameter(5, notificationUrl)
                .executeUpdate();
        if (renewed == 0) {
            throw GraphProblem.notFound("subscription", id);
        }
        retryAtOnce(id);
    }

    void retryAtOnce(UUID id) {
        database.createNativeQuery("update spool_notification set next_at = now() where subscription_id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    void delete(UUID application, UUID id) {
        int gone = database.createNativeQuery("delete from spool_subscription where id = ?1 and application_id = ?2")
                .setParameter(1, id)
                .setParameter(2, application)
                .executeUpdate();
        if (gone == 0) {
            throw GraphProblem.notFound("subscription", id);
        }
    }

    void deleteOfDefinition(UUID definition) {
        database.createNativeQuery("delete from spool_subscription where kind = 'TASKS' and subject_id = ?1")
                .setParameter(1, definition)
                .executeUpdate();
    }

    Subscription required(UUID application, UUID id) {
        return database.unwrap(Session.class)
                .createNativeQuery(
                        COLUMNS + " where application_id = ?1 and id = ?2 and expires_at > now()", Object[].class)
                .setParameter(1, application)
                .setParameter(2, id)
                .uniqueResultOptional()
                .map(SubscriptionRows::shown)
                .orElseThrow(() -> GraphProblem.notFound("subscription", id));
    }

    List<Subscription> after(UUID application, @Nullable UUID id, int limit) {
        return database
                .unwrap(Session.class)
                .createNativeQuery(
                        COLUMNS + " where application_id = ?1 and id > ?2 and expires_at > now() order by id",
                        Object[].class)
                .setParameter(1, application)
                .setParameter(2, id == null ? FIRST : id)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(SubscriptionRows::shown)
                .toList();
    }

    private static Subscription shown(Object[] row) {
        return new Subscription(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Instant) row[5],
                (String) row[6],
                (String) row[7],
                // There are no service principals here: the application stands for its own.
                (String) row[7],
                null,
                (String) row[8],
                null,
                null,
                null,
                null);
    }

    private boolean bool(String question, Instant time, int number) {
        return (Boolean) database.createNativeQuery(question)
                .setParameter(1, time)
                .setParameter(2, number)
                .getSingleResult();
    }
}
