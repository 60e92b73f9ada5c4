package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Serving;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/// Ends jobs that were created over IPP and whose document did not come in time.
@ApplicationScoped
class IppTimeOuts {

    private static final int BATCH = 100;
    private static final Actor SWEEP = Actor.system("print-service");

    private final PrintService service;
    private final Serving serving;
    private final EntityManager database;
    private final SpoolJobs jobs;
    private final JobFlow flow;
    private final JobTerms terms;
    private final AuditTrail audit;

    IppTimeOuts(
            PrintService service,
            Serving serving,
            EntityManager database,
            SpoolJobs jobs,
            JobFlow flow,
            JobTerms terms,
            AuditTrail audit) {
        this.service = service;
        this.serving = serving;
        this.database = database;
        this.jobs = jobs;
        this.flow = flow;
        this.terms = terms;
        this.audit = audit;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        if (!service.isEnabled() || !serving.isOpen()) return;
        late().forEach(this::tryToEnd);
    }

    // One that somebody is at just now, or that fails, must not keep the others.
    private void tryToEnd(long number) {
        try {
            QuarkusTransaction.requiringNew().run(() -> end(number));
        } catch (RuntimeException e) {
            Log.warnf(e, "Print job without a document not ended, will be tried again job=%d", number);
        }
    }

    private List<Long> late() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> found = database.createNativeQuery("""
                            select id from spool_job where document_until < now() and ended_at is null
                            order by document_until limit ?1""", Long.class)
                    .setParameter(1, BATCH)
                    .getResultList();
            return found.stream().map(Long.class::cast).toList();
        });
    }

    // Once more under the job's lock: meanwhile its document may have come.
    private void end(long number) {
        jobs.locked(number)
                .filter(SpoolJob::hasNotEnded)
                .filter(job -> job.waitsInVain(terms))
                .ifPresent(job -> {
                    flow.end(job, JobEnd.NO_DOCUMENT);
                    audit.record(SWEEP, "spool.job-timed-out", job.address().toString(), Map.of());
                    Log.infof("Print job ended without a document job=%s", job.address());
                });
    }
}
