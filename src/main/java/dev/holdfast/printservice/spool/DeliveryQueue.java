package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.EarlierAttempts.Recall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The jobs that are to be printed by devices. What a worker says about a delivery counts only while it is the one
/// whose attempt it is.
@ApplicationScoped
class DeliveryQueue {

    /// Nobody is at it and nothing of it may have become paper. A lapsed lease is nobody: whoever held it must
    /// say so before the first byte, and will hear that it is no longer his.
    private static final String UNTOUCHED =
            "job_id = ?1 and sending_at is null and (leased_until is null or leased_until < now())";

    /// A redirected job that nobody has begun to send is taken back in time, and not begun any more.
    private static final String NOT_TOO_LATE =
            " and (sending_at is not null or withdraw_at is null or withdraw_at > now())";

    private static final String ASIDE =
            "leased_until = null, next_try_at = now() + least(attempt, 20) * interval '3 seconds'";

    // Our choice, in times of how long a device may stand still: who does not count sides may not be printing at all.
    private static final int UNCOUNTED = 12;

    private final EntityManager database;
    private final Event<DeliveryQueued> queued;
    private final double tryAgainAfter;
    private final double giveUpAfter;

    DeliveryQueue(EntityManager database, Event<DeliveryQueued> queued, SpoolConfig config) {
        this.database = database;
        this.queued = queued;
        this.tryAgainAfter = config.tryAgainAfter().toMillis() / 1_000.0;
        this.giveUpAfter = config.giveUpAfter().toMillis() / 1_000.0;
    }

    /// What a worker took: its attempt fences everything it says later.
    record Turn(long job, int attempt) {}

    /// A turn, and what those before it left.
    record Taken(Turn turn, EarlierAttempts earlier) {}

    /// `withdrawAt`: when it is taken back unless something was sent; absent is never.
    void add(JobAddress job, @Nullable Instant withdrawAt) {
        database.createNativeQuery("insert into spool_delivery (job_id, printer_id, withdraw_at) values (?1, ?2, ?3)")
                .setParameter(1, job.number())
                .setParameter(2, job.printer())
                .setParameter(3, withdrawAt)
                .executeUpdate();
        queued.fire(new DeliveryQueued());
    }

    /// Takes the job out of the queue, unless somebody is at it or something was sent; whether it is out.
    boolean remove(long job) {
        boolean removed = database.createNativeQuery("delete from spool_delivery where " + UNTOUCHED)
                        .setParameter(1, job)
                        .executeUpdate()
                == 1;
        return removed || !has(job);
    }

    /// Jobs that were redirected to this printer and wait there are late at once.
    void takeBackFrom(UUID printer) {
        database.createNativeQuery("update spool_delivery set withdraw_at = now()"
                        + " where printer_id = ?1 and withdraw_at > now() and sending_at is null")
                .setParameter(1, printer)
                .executeUpdate();
    }

    /// The same for a job that waited too long.
    boolean removeLate(long job) {
        return database.createNativeQuery(
                                "delete from spool_delivery where withdraw_at < now() and canceled_by is null and "
                                        + UNTOUCHED)
                        .setParameter(1, job)
                        .executeUpdate()
                == 1;
    }

    List<Long> late(int limit) {
        List<?> found = database.createNativeQuery("""
                        select job_id from spool_delivery where withdraw_at < now() and sending_at is null and canceled_by is null
                        and (leased_until is null or leased_until < now()) order by withdraw_at limit ?1""", Long.class)
                .setParameter(1, limit)
                .getResultList();
        return found.stream().map(Long.class::cast).toList();
    }

    /// The next job whose printer has a device that is free, for a minute. What is late is left to be taken
    /// back.
    Optional<Taken> take() {
        // One after another: two at once would take two jobs of the same printer, of which one could not be kept.
        database.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('delivery ' || current_schema())) as text)")
                .getResultList();
        List<?> rows = database.createNativeQuery("""
                        update spool_delivery set attempt = attempt + 1, leased_until = now() + interval '1 minute'
                        where job_id = (
                            select d.job_id from spool_delivery d join spool_printer p on p.id = d.printer_id
                            where d.next_try_at <= now() and p.device_uri is not null
                            and (p.deleted_at is null or d.sending_at is not null)
                            and (d.leased_until is null or d.leased_until < now())
                            and (d.withdraw_at is null or d.withdraw_at > now() or d.sending_at is not null
                                or d.canceled_by is not null)
                            and not exists (
                                select 1 from spool_delivery o where o.printer_id = d.printer_id
                                and o.job_id <> d.job_id and (o.leased_until is not null
                                    or o.device_job_id is not null and o.sending_at is not null))
                            and (d.sending_at is not null or not exists (
                                select 1 from spool_delivery o where o.printer_id = d.printer_id
                                and o.printer_try_at > now()))
                            order by d.queued_at, d.job_id limit 1 for update of d skip locked)
                        returning job_id, attempt, sending_at is not null, sent_octets,
                            case when canceled_by is not null then 'CANCELED' when recalled_at is not null then 'BEGUN'
                                when stood_since < now() - make_interval(secs => ?1)
                                    or sending_at is not null and greatest(sending_at, device_seen_at)
                                        < now() - make_interval(secs => ?1)
                                    or impressions is null and sending_at < now() - make_interval(secs => ?1 * ?2)
                                    then 'STANDS_STILL'
                                else 'NONE' end,
                            device_job_id, device_job_uuid, device_job_uri, device_up_time, device_has_all, refusal""")
                .setParameter(1, giveUpAfter)
                .setParameter(2, UNCOUNTED)
                .getResultList();
        return rows.stream().findFirst().map(Object[].class::cast).map(DeliveryQueue::taken);
    }

    private static Taken taken(Object[] row) {
        var octets = row[3] == null ? OptionalLong.empty() : OptionalLong.of((Long) row[3]);
        var begun = Optional.ofNullable((Integer) row[5])
                .map(id -> new DeviceJob(id, (String) row[6], (String) row[7], (Integer) row[8], (Boolean) row[9]));
        var earlier = new EarlierAttempts(
                (Boolean) row[2], begun, octets, Recall.valueOf((String) row[4]), Optional.ofNullable((String)
                        row[10]));
        return new Taken(new Turn(((Number) row[0]).longValue(), ((Number) row[1]).intValue()), earlier);
    }

    /// Works on; whether it is still this worker's turn, and not too late to begin.
    boolean renew(Turn turn) {
        return database.createNativeQuery("update spool_delivery set leased_until = now() + interval '1 minute'"
                                + " where job_id = ?1 and attempt = ?2" + NOT_TOO_LATE)
                        .setParameter(1, turn.job())
                        .setParameter(2, turn.attempt())
                        .executeUpdate()
                == 1;
    }

    /// From now on something of so many octets may have become paper, without these wishes; whether it is still
    /// this worker's turn, and not too late to begin.
    boolean sending(Turn turn, long octets, List<String> dropped) {
        return database.createNativeQuery("""
                                update spool_delivery set sending_at = coalesce(sending_at, now()), sent_octets = ?3,
                                    dropped = nullif(?4, ''), leased_until = now() + interval '1 minute'
                                where job_id = ?1 and attempt = ?2""" + NOT_TOO_LATE)
                        .setParameter(1, turn.job())
                        .setParameter(2, turn.attempt())
                        .setParameter(3, octets)
                        .setParameter(4, String.join(", ", dropped))
                        .executeUpdate()
                == 1;
    }

    /// Nothing was sent: somebody tries again in a few seconds. What else waits for the printer waits, too.
    boolean retryUnsent(Turn turn) {
        return update(
                turn,
                "sending_at = null, leased_until = null, printer_try_at = now() + make_interval(secs => "
                        + tryAgainAfter + ")");
    }

    /// Somebody tries again, or finds out, in a few seconds. What else waits for the printer goes first, if it
    /// can.
    boolean retryAlone(Turn turn) {
        return update(turn, "leased_until = null, next_try_at = now() + make_interval(secs => " + tryAgainAfter + ")");
    }

    /// Nobody is at it, and nobody tries for a while: the longer, the more often it was tried.
    boolean putAside(Turn turn) {
        return update(turn, ASIDE);
    }

    /// The same, though it may have been said that something is sent: nothing was.
    boolean putAsideUnsent(Turn turn) {
        return update(turn, ASIDE + ", sending_at = null");
    }

    /// Somebody wants the job cancelled that the device has; whether there is one.
    boolean cancel(long job, boolean byOperator) {
        return database.createNativeQuery("""
                                update spool_delivery set canceled_by = coalesce(canceled_by, ?2),
                                    next_try_at = least(next_try_at, now())
                                where job_id = ?1 and device_job_id is not null and sending_at is not null""")
                        .setParameter(1, job)
                        .setParameter(2, byOperator ? "OPERATOR" : "OWNER")
                        .executeUpdate()
                == 1;
    }

    /// Nobody found out for so long that nobody will.
    boolean isHopeless(Turn turn) {
        return !database.createNativeQuery("""
                        select 1 from spool_delivery where job_id = ?1
                        and greatest(sending_at, device_seen_at) < now() - make_interval(secs => ?2)""")
                .setParameter(1, turn.job())
                .setParameter(2, giveUpAfter)
                .getResultList()
                .isEmpty();
    }

    /// Whether it goes back where it was redirected from when it is not printed: not if somebody canceled it.
    boolean comesBack(long job) {
        return !database.createNativeQuery(
                        "select 1 from spool_delivery where job_id = ?1 and withdraw_at is not null and canceled_by is null")
                .setParameter(1, job)
                .getResultList()
                .isEmpty();
    }

    /// The wishes that the device cannot follow.
    Optional<String> dropped(long job) {
        List<?> rows = database.createNativeQuery(
                        "select dropped from spool_delivery where job_id = ?1 and dropped is not null", String.class)
                .setParameter(1, job)
                .getResultList();
        return rows.stream().findFirst().map(String.class::cast);
    }

    /// How the job ends that was canceled while a device had it: as somebody wished, or else by somebody there.
    JobEnd canceled(long job) {
        List<?> rows = database.createNativeQuery(
                        "select canceled_by from spool_delivery where job_id = ?1 and canceled_by is not null",
                        String.class)
                .setParameter(1, job)
                .getResultList();
        if (rows.isEmpty()) return JobEnd.CANCELED_AT_PRINTER;
        return rows.getFirst().equals("OPERATOR") ? JobEnd.CANCELED_BY_OPERATOR : JobEnd.CANCELED;
    }

    boolean finish(Turn turn) {
        return database.createNativeQuery("delete from spool_delivery where job_id = ?1 and attempt = ?2")
                        .setParameter(1, turn.job())
                        .setParameter(2, turn.attempt())
                        .executeUpdate()
                == 1;
    }

    private boolean update(Turn turn, String set) {
        return database.createNativeQuery("update spool_delivery set " + set + " where job_id = ?1 and attempt = ?2")
                        .setParameter(1, turn.job())
                        .setParameter(2, turn.attempt())
                        .executeUpdate()
                == 1;
    }

    private boolean has(long job) {
        return !database.createNativeQuery("select 1 from spool_delivery where job_id = ?1")
                .setParameter(1, job)
                .getResultList()
                .isEmpty();
    }
}
