package dev.holdfast.station;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.base.Prunable;
import dev.holdfast.base.Signals;
import dev.holdfast.held.ReleaseQueue;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The sessions. When one is over is decided here, by the database's time: ended, idle for too long, or too old.
@ApplicationScoped
class SwipeSessions implements Prunable {

    /// The word before the id in a signal that a session ended.
    static final String ENDED = "session-ended ";

    private static final String CURRENT = " id = ?1 and terminal = ?2 and ended_at is null and idle_until > now() ";

    private final EntityManager database;
    private final ReleaseQueue queue;
    private final Signals signals;
    private final AuditTrail audit;

    SwipeSessions(EntityManager database, ReleaseQueue queue, Signals signals, AuditTrail audit) {
        this.database = database;
        this.queue = queue;
        this.signals = signals;
        this.audit = audit;
    }

    /// A session that is not over.
    record Standing(UUID session, UUID terminal, UserId person, Instant expiresAt) {}

    /// Opens a session for a terminal that has none and whose row the caller has locked.
    Standing open(UUID terminal, UserId person, int idleSeconds, Duration lasts) {
        var id = Ids.next();
        var until = (Instant) database.createNativeQuery("""
                insert into swipe_session (id, terminal, person, idle_until, expires_at)
                values (?1, ?2, ?3, now() + least(make_interval(secs => ?4), make_interval(secs => ?5)),
                        now() + make_interval(secs => ?5))
                returning idle_until""", Instant.class)
                .setParameter(1, id)
                .setParameter(2, terminal)
                .setParameter(3, person.value())
                .setParameter(4, (double) idleSeconds)
                .setParameter(5, (double) lasts.toSeconds())
                .getSingleResult();
        return new Standing(id, terminal, person, until);
    }

    /// The terminal's current session, its idle time starting anew, and its row kept from whoever would end it
    /// until the transaction ends: what is claimed in the same transaction was claimed while the session stood.
    Optional<Standing> use(UUID session, UUID terminal, int idleSeconds) {
        List<?> rows = database.createNativeQuery("update swipe_session set idle_until ="
                        + " least(greatest(idle_until, now() + make_interval(secs => ?3)), expires_at)"
                        + " where" + CURRENT + "returning person, idle_until")
                .setParameter(1, session)
                .setParameter(2, terminal)
                .setParameter(3, (double) idleSeconds)
                .getResultList();
        return standing(rows, session, terminal);
    }

    /// The terminal's current session, untouched.
    Optional<Standing> find(UUID session, UUID terminal) {
        List<?> rows = database.createNativeQuery("select person, idle_until from swipe_session where" + CURRENT)
                .setParameter(1, session)
                .setParameter(2, terminal)
                .getResultList();
        return standing(rows, session, terminal);
    }

    private static Optional<Standing> standing(List<?> rows, UUID session, UUID terminal) {
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Standing(session, terminal, new UserId((UUID) row[0]), (Instant) row[1]))
                .findFirst();
    }

    /// Ends whatever session the terminal has, over or not; its releases that were not redirected yet are
    /// cancelled.
    void endCurrent(UUID terminal, String why) {
        List<?> ended = database.createNativeQuery(
                        "update swipe_session set ended_at = now() where terminal = ?1 and ended_at is null returning id")
                .setParameter(1, terminal)
                .getResultList();
        ended.stream().map(UUID.class::cast).forEach(session -> {
            queue.cancelWaiting(session);
            signals.send(ENDED + session);
            audit.record(Actor.terminal(terminal), "session.ended", session.toString(), Map.of("why", why));
        });
    }

    /// Those among `sessions` that are over.
    @Transactional
    List<UUID> over(Collection<UUID> sessions) {
        List<?> over = database.createNativeQuery("""
                select wanted from unnest(cast(?1 as uuid[])) wanted where not exists
                (select 1 from swipe_session where id = wanted and ended_at is null and idle_until > now())""")
                .setParameter(1, sessions.toArray(UUID[]::new))
                .getResultList();
        return over.stream().map(UUID.class::cast).toList();
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return database.createNativeQuery("""
                        delete from swipe_session where id in
                        (select id from swipe_session where expires_at < now() - interval '1 day' limit 500)""").executeUpdate() == 500;
    }
}
