package dev.holdfast.printservice.spool;

import dev.holdfast.base.Prunable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// The limits that Microsoft documents for its service, where they are switched on. What is over one is a 429 that says
/// when to come again, by the database's time. Redirects do not count: nobody submits anything then.
@ApplicationScoped
class ServiceLimits implements Prunable {

    private static final int BATCH = 1_000;
    private static final long GIB = 1L << 30;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration TEN_DAYS = Duration.ofDays(10);
    private static final Duration LONGEST = Duration.ofDays(12);

    /// How many jobs of one person may be under way to a printer, created and not started, and of all people.
    private static final int AT_ONCE_OF_PERSON = 4;

    private static final int AT_ONCE = 50;

    // Nobody knows when the next one will be started: our choice.
    private static final long SOON = 10;

    private final EntityManager database;
    private final boolean documented;

    @Inject
    ServiceLimits(EntityManager database, SpoolConfig config) {
        this(database, config.limits() == SpoolConfig.Limits.DOCUMENTED);
    }

    ServiceLimits(EntityManager database, boolean documented) {
        this.database = database;
        this.documented = documented;
    }

    /// Refuses a job that this person could not submit to the printer now.
    void checkJob(UUID printer, UUID owner) {
        if (!documented) return;
        lock("person " + owner);
        lock("printer " + printer);
        checkJobs("owner", owner, TEN_MINUTES, 200, "This person has submitted 200 print jobs within 10 minutes.");
        checkJobs("owner", owner, LONGEST, 10_000, "This person has submitted 10000 print jobs within 12 days.");
        checkJobs("printer_id", printer, TEN_MINUTES, 100, "The printer has taken 100 print jobs within 10 minutes.");
        long ofPerson = underWay(printer, List.of(owner));
        if (ofPerson >= AT_ONCE_OF_PERSON) {
            throw refused("4 print jobs of this person are on their way to the printer.", SOON);
        }
        if (underWay(printer, List.of()) >= AT_ONCE) {
            throw refused("50 print jobs are on their way to the printer.", SOON);
        }
    }

    /// The job was submitted.
    void submitted(SpoolJob job) {
        if (documented) count(job, 0);
    }

    /// Counts the document of a job, or refuses it.
    void count(SpoolJob job, long bytes) {
        if (!documented) return;
        lock("person " + job.owner().id());
        checkBytes(job, bytes, QUARTER, GIB, "This person has submitted 1 GiB within 15 minutes.");
        checkBytes(job, bytes, TEN_DAYS, 50 * GIB, "This person has submitted 50 GiB within 10 days.");
        database.createNativeQuery("""
                        insert into spool_submission (job_id, owner, printer_id, bytes) values (?1, ?2, ?3, ?4)
                        on conflict (job_id) do update set bytes = excluded.bytes, bytes_at = now()""")
                .setParameter(1, job.address().number())
                .setParameter(2, job.owner().id())
                .setParameter(3, job.address().printer())
                .setParameter(4, bytes)
                .executeUpdate();
    }

    // Over it as long as the oldest of so many newest is within the time.
    private void checkJobs(String whose, UUID id, Duration within, int most, String message) {
        List<?> wait = database.createNativeQuery("""
                        select cast(ceil(extract(epoch from created_at - now())) as bigint) + ?2 from spool_submission
                        where %s = ?1 and created_at > now() - ?2 * interval '1 second'
                        order by created_at desc offset ?3 limit 1""".formatted(whose), Long.class)
                .setParameter(1, id)
                .setParameter(2, within.toSeconds())
                .setParameter(3, most - 1)
                .getResultList();
        refuse(wait, message);
    }

    // Over it as long as the newest is within the time with which there would be too much.
    private void checkBytes(SpoolJob job, long bytes, Duration within, long most, String message) {
        List<?> wait = database.createNativeQuery("""
                        select cast(ceil(extract(epoch from bytes_at - now())) as bigint) + ?2 from (
                            select bytes_at, sum(bytes) over (order by bytes_at desc, job_id) as since
                            from spool_submission where owner = ?1 and job_id <> ?3
                            and bytes_at > now() - ?2 * interval '1 second') s
                        where since + ?4 > ?5 order by bytes_at desc limit 1""", Long.class)
                .setParameter(1, job.owner().id())
                .setParameter(2, within.toSeconds())
                .setParameter(3, job.address().number())
                .setParameter(4, bytes)
                .setParameter(5, most)
                .getResultList();
        refuse(wait, message);
    }

    private static void refuse(List<?> wait, String message) {
        if (!wait.isEmpty()) throw refused(message, (Long) wait.getFirst());
    }

    private static GraphProblem refused(String message, long seconds) {
        return GraphProblem.throttled("Please retry again later. " + message, Math.max(1, seconds));
    }

    private long underWay(UUID printer, List<UUID> owner) {
        String whose = owner.isEmpty() ? "" : " and owner = ?2";
        var query = database.createNativeQuery("""
                        select count(*) from spool_job
                        where printer_id = ?1 and started_at is null and ended_at is null""" + whose, Long.class).setParameter(1, printer);
        if (!owner.isEmpty()) query.setParameter(2, owner.getFirst());
        return (Long) query.getSingleResult();
    }

    // Nobody else counts what this one counts before the transaction ends. Persons come before printers.
    private void lock(String subject) {
        database.createNativeQuery("""
                        select cast(pg_advisory_xact_lock(hashtext(current_schema() || ' limits'), hashtext(?1)) as text)""").setParameter(1, subject).getSingleResult();
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return database.createNativeQuery("""
                                delete from spool_submission where job_id in (select job_id from spool_submission
                                where created_at < now() - ?1 * interval '1 second' limit ?2 for update skip locked)""")
                        .setParameter(1, LONGEST.toSeconds())
                        .setParameter(2, BATCH)
                        .executeUpdate()
                == BATCH;
    }
}
