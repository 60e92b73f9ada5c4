package dev.holdfast.printservice.spool;

import dev.holdfast.graph.Subscription;
import dev.holdfast.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.net.URI;
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
            select cast(s.id as text), s.change_type, s.resource, c.url, l.url, s.expires_at, s.client_state,
                cast(s.application_id as text), s.tls_version, s.query_options
            from spool_subscription s join spool_channel c on c.subscription_id = s.id and c.kind = 'CHANGE'
                left join spool_channel l on l.subscription_id = s.id and l.kind = 'LIFECYCLE'
            where s.application_id = ?1 and s.kind in ?2 and s.expires_at > now()
            and\s""";

    private final EntityManager database;

    private final NotificationsConfig config;

    SubscriptionRows(EntityManager database, NotificationsConfig config) {
        this.database = database;
        this.config = config;
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
                where application_id = ?1 and kind = ?2 and subject_id = ?3 and expires_at > now()""")
                .setParameter(1, application)
                .setParameter(2, wanted.watched().kind().name())
                .setParameter(3, wanted.watched().subject())
                .getResultList();
        if (!first.isEmpty()) {
            throw GraphProblem.conflict(
                    "Subscription Id " + first.getFirst() + " already exists for the requested combination");
        }
    }

    void insert(UUID id, UUID application, NewSubscription wanted) {
        var watched = wanted.watched();
        database.createNativeQuery("""
                delete from spool_subscription where application_id = ?1 and kind = ?2 and subject_id = ?3
                and expires_at <= now()""")
                .setParameter(1, application)
                .setParameter(2, watched.kind().name())
                .setParameter(3, watched.subject())
                .executeUpdate();
        int made = database.createNativeQuery("""
                insert into spool_subscription (id, application_id, change_type, resource, kind, subject_id,
                    client_state, tls_version, query_options, expires_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(?9 as text),
                    greatest(cast(?10 as timestamptz), now() + ?11 * interval '1 minute'))
                on conflict do nothing""")
                .setParameter(1, id)
                .setParameter(2, application)
                .setParameter(3, watched.kind().changeType())
                .setParameter(4, wanted.resource())
                .setParameter(5, watched.kind().name())
                .setParameter(6, watched.subject())
                .setParameter(7, wanted.clientState())
                .setParameter(8, wanted.tlsVersion())
                .setParameter(9, wanted.queryOptions())
                .setParameter(10, wanted.expiresAt())
                .setParameter(11, LEAST_MINUTES)
                .executeUpdate();
        if (made == 0) {
            refuseSecond(application, wanted);
            throw GraphProblem.conflict("A subscription for this combination ended at the same time: try again.");
        }
        channel(id, "CHANGE", wanted.notificationUrl());
        var lifecycle = wanted.lifecycleUrl();
        if (lifecycle != null) channel(id, "LIFECYCLE", lifecycle);
        remindLater(id);
    }

    private void channel(UUID subscription, String kind, URI url) {
        database.createNativeQuery("insert into spool_channel (subscription_id, kind, url) values (?1, ?2, ?3)")
                .setParameter(1, subscription)
                .setParameter(2, kind)
                .setParameter(3, url.toString())
                .executeUpdate();
    }

    /// The application has done what it was told to; where it must again, it is told again.
    void reauthorized(UUID id) {
        database.createNativeQuery("update spool_subscription set reminded_at = null where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    private void remindLater(UUID id) {
        database.createNativeQuery("""
                        update spool_subscription set reauthorize_at = expires_at - ?2 * interval '1 second'
                        where id = ?1""")
                .setParameter(1, id)
                .setParameter(2, config.reauthorizeBefore().toSeconds())
                .executeUpdate();
    }

    void renew(UUID application, UUID id, Instant until, @Nullable String notificationUrl) {
        int renewed = database.createNativeQuery("""
                update spool_subscription
                set expires_at = greatest(cast(?3 as timestamptz), now() + ?4 * interval '1 minute')
                where id = ?1 and application_id = ?2 and expires_at > now()""")
                .setParameter(1, id)
                .setParameter(2, application)
                .setParameter(3, until)
                .setParameter(4, LEAST_MINUTES)
                .executeUpdate();
        if (renewed == 0) {
            throw GraphProblem.notFound("subscription", id);
        }
        if (notificationUrl != null) move(id, notificationUrl);
        remindLater(id);
        reauthorized(id);
        retryAtOnce(id);
    }

    private void move(UUID id, String notificationUrl) {
        database.createNativeQuery("update spool_channel set url = ?2 where subscription_id = ?1 and kind = 'CHANGE'")
                .setParameter(1, id)
                .setParameter(2, notificationUrl)
                .executeUpdate();
    }

    void retryAtOnce(UUID id) {
        database.createNativeQuery("""
                        update spool_notification set next_at = now()
                        where channel_id in (select id from spool_channel where subscription_id = ?1)""").setParameter(1, id).executeUpdate();
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

    void deleteOf(Watched watched) {
        database.createNativeQuery("delete from spool_subscription where kind = ?1 and subject_id = ?2")
                .setParameter(1, watched.kind().name())
                .setParameter(2, watched.subject())
                .executeUpdate();
    }

    Subscription required(Caller caller, UUID id) {
        return shown(caller, "s.id = ?3", id, 1).stream()
                .findFirst()
                .orElseThrow(() -> GraphProblem.notFound("subscription", id));
    }

    List<Subscription> after(Caller caller, @Nullable UUID id, int limit) {
        return shown(caller, "s.id > ?3 order by s.id", id == null ? FIRST : id, limit);
    }

    private List<Subscription> shown(Caller caller, String which, UUID id, int limit) {
        return database
                .unwrap(Session.class)
                .createNativeQuery(COLUMNS + which, Object[].class)
                .setParameter(1, caller.application())
                .setParameter(2, Watched.openTo(caller))
                .setParameter(3, id)
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
                (String) row[9],
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
