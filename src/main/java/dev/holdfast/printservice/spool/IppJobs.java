package dev.holdfast.printservice.spool;

import dev.holdfast.ipp.AttributeGroup;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Shows jobs to those who print over IPP, whichever way the jobs came.
@ApplicationScoped
public class IppJobs {

    private static final int AT_ONCE = 20;
    private static final String IN_SCOPE = SpoolJobs.HERE + " and (:owner is null or owner.id = :owner)";

    private final SpoolJobs jobs;
    private final SpoolDocuments documents;

    IppJobs(SpoolJobs jobs, SpoolDocuments documents) {
        this.jobs = jobs;
        this.documents = documents;
    }

    /// Which jobs: those that the client counts as completed, those that it does not, or all.
    public enum Which {
        COMPLETED,
        NOT_COMPLETED,
        ALL
    }

    /// The job, if the scope shows it.
    @Transactional
    public Optional<IppJob> find(JobScope scope, JobAddress address) {
        return jobs.shown(scope, address).map(job -> of(List.of(job)).getFirst());
    }

    /// The jobs with these numbers that the scope shows, in this order. They are read as they are taken, a
    /// few at a time, so that what came with all of them is never in memory at once.
    public Stream<IppJob> find(JobScope scope, List<Long> numbers) {
        return numbers.stream()
                .distinct()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .flatMap(few -> QuarkusTransaction.joiningExisting().call(() -> few(scope, few)).stream());
    }

    private List<IppJob> few(JobScope scope, List<Long> numbers) {
        var order = Comparator.comparingInt(
                (SpoolJob job) -> numbers.indexOf(job.address().number()));
        return of(jobs.find("id in ?1", numbers).stream()
                .filter(scope::shows)
                .sorted(order)
                .toList());
    }

    /// The numbers of the scope's jobs as a client with this view has them: completed ones newest first, others
    /// oldest first.
    @Transactional
    public List<Long> list(JobScope scope, Which which, IppView view, int limit) {
        var bound = new HashMap<String, Object>();
        bound.put("printer", scope.printer());
        bound.put("share", scope.share().orElse(null));
        bound.put("owner", scope.owner().map(owner -> owner.value()).orElse(null));
        String over =
                view == IppView.COMPLETED ? "(endedAt is not null or startedAt is not null)" : "endedAt is not null";
        String query = IN_SCOPE
                + switch (which) {
                    case COMPLETED -> " and " + over + " order by id desc";
                    case NOT_COMPLETED -> " and not " + over + " order by id";
                    case ALL -> " order by id desc";
                };
        return jobs.find("select id from SpoolJob where " + query, bound)
                .project(Long.class)
                .page(Page.ofSize(limit))
                .list();
    }

    private List<IppJob> of(List<SpoolJob> found) {
        if (found.isEmpty()) return List.of();
        Map<Long, SpoolDocument> papers =
                documents.of(found.stream().map(job -> job.address().number()).toList()).stream()
                        .collect(Collectors.toMap(SpoolDocument::jobId, document -> document));
        return found.stream()
                .map(job -> of(
                        job,
                        Optional.ofNullable(papers.get(job.address().number())).orElseThrow()))
                .toList();
    }

    // Nothing else of the row is held on to.
    private static Supplier<AttributeGroup> kept(Optional<IppOrigin> origin) {
        return () -> origin.map(IppOrigin::group).orElse(AttributeGroup.EMPTY);
    }

    private static IppJob of(SpoolJob job, SpoolDocument document) {
        var identity = job.owner().identity();
        return new IppJob(
                job.address(),
                job.status(),
                job.isCanceledByOperator(),
                job.redirectedTo().isPresent(),
                new IppJob.Times(job.createdAt(), job.startedAt(), job.endedAt()),
                job.ipp()
                        .map(IppOrigin::user)
                        .orElseGet(() -> Optional.ofNullable(identity.userPrincipalName())
                                .orElse(identity.displayName())),
                document.view(),
                kept(job.ipp()));
    }
}
