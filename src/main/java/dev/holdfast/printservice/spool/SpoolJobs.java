package dev.holdfast.printservice.spool;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The jobs. Whoever changes a job or what belongs to it locks the job first, before reading anything of it.
@ApplicationScoped
class SpoolJobs implements PanacheRepositoryBase<SpoolJob, Long> {

    /// What a scope shows, of everybody; without a share that is null.
    static final String HERE = "(printerId = :printer or share = :share)";

    /// Nobody in particular.
    private static final UUID EVERYBODY = new UUID(0, 0);

    private static final String BYTES = """
            select coalesce(sum(greatest(d.size, coalesce(u.size, 0))), 0)
            from spool_job j join spool_document d on d.job_id = j.id
            left join spool_upload_session u on u.job_id = j.id
            where j.ended_at is null and j.id <> ?1""";

    private static final String OF_OWNER = " and owner.id = :owner";
    private static final String OF_UPN = " and lower(owner.upn) = :upn";

    private final EntityManager database;

    SpoolJobs(EntityManager database) {
        this.database = database;
    }

    JobAddress nextAt(UUID printer) {
        long number = ((Number) database.createNativeQuery("select nextval('spool_job_number')")
                        .getSingleResult())
                .longValue();
        return new JobAddress(printer, number);
    }

    Optional<SpoolJob> shown(JobScope scope, JobAddress address) {
        return findByIdOptional(address.number()).filter(scope::shows);
    }

    /// The job as it is now; nobody else changes it before this transaction ends. A 404 where the scope does
    /// not show it.
    SpoolJob locked(JobScope scope, JobAddress address) {
        return locked(address.number()).filter(scope::shows).orElseThrow(address::unknown);
    }

    Optional<SpoolJob> locked(long number) {
        return Optional.ofNullable(database.find(SpoolJob.class, number, LockModeType.PESSIMISTIC_WRITE));
    }

    /// The jobs with these numbers, by number.
    Function<Long, SpoolJob> byNumber(Collection<Long> numbers) {
        var found = find("id in ?1", numbers).stream()
                .collect(Collectors.toMap(job -> job.address().number(), job -> job));
        return number -> Optional.ofNullable(found.get(number)).orElseThrow();
    }

    /// Which jobs of a scope a list asks for, and in which order: of everybody or of one user principal name.
    record Wanted(JobScope scope, Optional<String> upn, JobOrder order, int limit) {}

    List<SpoolJob> list(Wanted wanted) {
        var bound = new HashMap<String, Object>(Map.of("printer", wanted.scope().printer()));
        bound.put("share", wanted.scope().share().orElse(null));
        wanted.scope().owner().ifPresent(owner -> bound.put("owner", owner.value()));
        wanted.upn().ifPresent(upn -> bound.put("upn", upn.toLowerCase(Locale.ROOT)));
        String query = HERE
                + wanted.order().after(bound)
                + (bound.containsKey("owner") ? OF_OWNER : "")
                + (bound.containsKey("upn") ? OF_UPN : "")
                + wanted.order().by();
        return find(query, bound).page(0, wanted.limit()).list();
    }

    /// Open jobs whose time is up.
    List<Long> expired(int limit) {
        return numbers("""
                select id from spool_job where expires_at < now() and ended_at is null
                order by expires_at limit ?1""", limit);
    }

    /// Open jobs at printers that are gone, but for those that are about to be taken back.
    List<Long> atDeletedPrinters(int limit) {
        return numbers("""
                select j.id from spool_job j join spool_printer p on p.id = j.printer_id
                where p.deleted_at is not null and j.ended_at is null and not exists (
                    select 1 from spool_delivery d where d.job_id = j.id and d.withdraw_at is not null)
                limit ?1""", limit);
    }

    /// How many open jobs the person has. Nobody else counts them before this transaction ends.
    long openOf(UUID owner) {
        lockUsageOf(owner);
        return count("owner.id = ?1 and endedAt is null", owner);
    }

    /// How many bytes the other open jobs of this one's owner will hold. Nobody else counts them before this
    /// transaction ends.
    long bytesBeside(SpoolJob job) {
        lockUsageOf(job.owner().id());
        return bytesOf(job.owner().id(), job.address().number());
    }

    /// The same for the open jobs of everybody. A content that several jobs share counts for each of them.
    long bytesBesideOfAll(SpoolJob job) {
        lockUsageOf(EVERYBODY);
        return bytesOfAll(job.address().number());
    }

    /// How many bytes the person's open jobs will hold, beside the job with this number, as far as is known
    /// now.
    long bytesOf(UUID owner, long beside) {
        return bytes(database.createNativeQuery(BYTES + " and j.owner = ?2").setParameter(2, owner), beside);
    }

    /// How many bytes all open jobs will hold, beside the job with this number, as far as is known now.
    long bytesOfAll(long beside) {
        return bytes(database.createNativeQuery(BYTES), beside);
    }

    private static long bytes(Query query, long beside) {
        return ((Number) query.setParameter(1, beside).getSingleResult()).longValue();
    }

    // Taken after the job's own lock, never before it. A key of two numbers never meets the keys of one number.
    private void lockUsageOf(UUID owner) {
        database.createNativeQuery("""
                        select cast(pg_advisory_xact_lock(hashtext(current_schema()), hashtext(cast(?1 as text))) as text)""").setParameter(1, owner).getSingleResult();
    }

    boolean forget(int limit) {
        return database.createNativeQuery("""
                        delete from spool_job where id in (select id from spool_job
                        where expires_at < now() and ended_at is not null limit ?1 for update skip locked)""").setParameter(1, limit).executeUpdate() == limit;
    }

    private List<Long> numbers(String sql, int limit) {
        List<?> found = database.createNativeQuery(sql, Long.class)
                .setParameter(1, limit)
                .getResultList();
        return found.stream().map(Long.class::cast).toList();
    }
}
