package dev.holdfast.held;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.Chunks;
import dev.holdfast.base.Page;
import dev.holdfast.graph.JobRef;
import dev.holdfast.identity.UserId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The jobs that wait, or did. Whoever locks a job and its release locks the job first.
@ApplicationScoped
class HeldJobs implements PanacheRepositoryBase<HeldJob, UUID> {

    static final int LONGEST_LIST = 200;

    /// The swipe's list, exactly; a test asks the database how it answers this.
    static final String WAITING = """
            select * from held_job where owner = :owner and state = 'HELD' and expires_at > clock_timestamp()
            order by held_at, id limit 200""";

    private final ObjectMapper json;

    HeldJobs(ObjectMapper json) {
        this.json = json;
    }

    /// Whether it was new: somebody else may have taken in the same job meanwhile.
    boolean insertIfNew(HeldJob job, Arrival arrival, Instant now) {
        var insert = getSession().createNativeMutationQuery("""
                insert into held_job (id, printer, job, definition, task, owner, owner_name, virtual_printer,
                    virtual_printer_name, state, title, document, size_bytes, content_type, configuration,
                    submitted_at, held_at, expires_at)
                values (:id, :printer, :job, :definition, :task, cast(:owner as uuid), :owner_name, :virtual_printer,
                    :virtual_printer_name, 'HELD', :title, cast(:document as text), cast(:size_bytes as bigint),
                    cast(:content_type as text), cast(:configuration as jsonb), :submitted_at, :held_at, :expires_at)
                on conflict (printer, job) do nothing""");
        return insert.setParameter("id", job.id())
                        .setParameter("printer", arrival.job().printerId())
                        .setParameter("job", arrival.job().jobId())
                        .setParameter("definition", arrival.task().definitionId())
                        .setParameter("task", arrival.task().taskId())
                        .setParameter(
                                "owner", arrival.owner().map(UserId::value).orElse(null))
                        .setParameter("owner_name", arrival.ownerName())
                        .setParameter("virtual_printer", arrival.queue().virtualPrinterId())
                        .setParameter("virtual_printer_name", arrival.queue().virtualPrinterName())
                        .setParameter("title", arrival.paper().title())
                        .setParameter("document", arrival.paper().document())
                        .setParameter("size_bytes", arrival.paper().sizeBytes())
                        .setParameter("content_type", arrival.paper().contentType())
                        .setParameter("configuration", text(job))
                        .setParameter("submitted_at", arrival.submittedAt())
                        .setParameter("held_at", now)
                        .setParameter("expires_at", job.expiresAt())
                        .executeUpdate()
                == 1;
    }

    /// One that ended because the print cloud did not know it any more is not known, should it be there again.
    boolean isKnown(JobRef ref) {
        return !knownOf(ref.printerId(), List.of(ref.jobId())).isEmpty();
    }

    /// Those of these jobs of a queue that we know. A queue may hold more jobs than a statement takes
    /// parameters.
    Set<String> knownOf(String printer, Collection<String> jobs) {
        return new HashSet<>(getSession()
                .createNativeQuery("""
                        select job from held_job where printer = :printer and job = any(cast(:jobs as text[]))
                        and (state <> 'DELETED' or missing_since is null)""", String.class)
                .setParameter("printer", printer)
                .setParameter("jobs", jobs.toArray(String[]::new))
                .getResultList());
    }

    /// A job as it waits on a queue: where it is, and whether the last look for it found nothing.
    record OnQueue(UUID id, JobRef ref, boolean missing) {}

    /// As the database has it now, locked; the caller's transaction must not have changed it yet.
    Optional<HeldJob> locked(UUID id) {
        var job = findByIdOptional(id);
        job.ifPresent(found -> getSession().refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return job;
    }

    /// The job that was sent to this destination job, locked; empty once it came back from there.
    Optional<HeldJob> lockedByCopy(JobRef copy) {
        return find("destination = ?1 and destinationJob = ?2", copy.printerId(), copy.jobId())
                .firstResultOptional()
                .flatMap(job -> locked(job.id()))
                .filter(job -> job.copy().equals(Optional.of(copy)));
    }

    /// The job that ended because the print cloud did not know it any more, locked.
    Optional<HeldJob> lockedLost(JobRef ref) {
        return find("printer = ?1 and job = ?2", ref.printerId(), ref.jobId())
                .firstResultOptional()
                .flatMap(job -> locked(job.id()))
                .filter(HeldJob::isLost);
    }

    List<HeldJob> waitingFor(UserId owner) {
        return getSession()
                .createNativeQuery(WAITING, HeldJob.class)
                .setParameter("owner", owner.value())
                .getResultList();
    }

    /// The jobs that wait on the queue of a virtual printer, those on a Graph printer that it had before
    /// included.
    List<OnQueue> heldOn(UUID virtualPrinter) {
        return getSession()
                .createNativeQuery("""
                        select id, printer, job, missing_since is not null from held_job
                        where virtual_printer = :virtual_printer and state = 'HELD'""", Object[].class)
                .setParameter("virtual_printer", virtualPrinter)
                .getResultStream()
                .map(row -> new OnQueue((UUID) row[0], new JobRef((String) row[1], (String) row[2]), (Boolean) row[3]))
                .toList();
    }

    /// None of these jobs is missing at the print cloud.
    void found(Collection<UUID> ids) {
        for (var chunk : Chunks.of(ids)) {
            getSession()
                    .createNativeMutationQuery("""
                            update held_job set missing_since = null, version = version + 1
                            where id = any(cast(:ids as uuid[])) and missing_since is not null""")
                    .setParameter("ids", chunk.toArray(UUID[]::new))
                    .executeUpdate();
        }
    }

    /// Locks these rows, always in the same order, so that two requests for the same jobs cannot block each
    /// other for good.
    void lockAll(Collection<UUID> ids) {
        getSession()
                .createNativeQuery("select id from held_job where id in (:ids) order by id for update", UUID.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /// Claims those of these jobs that wait for this owner now; the others change nothing.
    Set<UUID> claim(Collection<UUID> ids, @Nullable UUID owner) {
        return Set.copyOf(getSession()
                .createNativeQuery("""
                        update held_job set state = 'RELEASING', version = version + 1
                        where id in (:ids) and owner is not distinct from cast(:owner as uuid)
                            and state = 'HELD' and expires_at > clock_timestamp()
                        returning id""", UUID.class)
                .setParameter("ids", ids)
                .setParameter("owner", owner)
                .getResultList());
    }

    /// One more than the page takes, oldest first.
    List<HeldJob> list(AdminJobs.Filter filter, Page.Request page) {
        return getSession()
                .createNativeQuery("""
                        select * from held_job
                        where (cast(:state as text) is null or state = :state)
                            and (cast(:owner as uuid) is null or owner = :owner)
                            and (cast(:virtual_printer as uuid) is null or virtual_printer = :virtual_printer)
                            and (cast(:after as uuid) is null or id > :after)
                        order by id limit :most""", HeldJob.class)
                .setParameter(
                        "state", filter.state() == null ? null : filter.state().name())
                .setParameter("owner", filter.owner())
                .setParameter("virtual_printer", filter.virtualPrinter())
                .setParameter("after", page.after())
                .setParameter("most", page.limit() + 1)
                .getResultList();
    }

    boolean anyOpenOn(String printer) {
        return count("printer = ?1 and state in ?2", printer, HeldJob.State.OPEN) > 0;
    }

    private String text(HeldJob job) {
        try {
            return json.writeValueAsString(job.configuration());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
