package dev.holdfast.printservice.spool;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The jobs of which the pages are still to be counted.
@ApplicationScoped
class UncountedJobs implements PanacheRepositoryBase<UncountedJob, Long> {

    /// The next one, for longer than it takes to count it; the attempt fences what is said of it later.
    Optional<UncountedJob> take() {
        List<?> taken = getEntityManager().createNativeQuery("""
                        update spool_uncounted_job set attempt = attempt + 1, due_at = now() + interval '5 minutes'
                        where job_id = (select job_id from spool_uncounted_job where due_at <= now()
                            order by due_at limit 1 for update skip locked)
                        returning job_id""", Long.class).getResultList();
        return taken.stream().findFirst().map(Long.class::cast).map(this::findById);
    }

    /// It is done with. False: it is somebody else's by now.
    boolean finish(UncountedJob job) {
        return delete("jobId = ?1 and attempt = ?2", job.job(), job.attempt()) == 1;
    }
}
