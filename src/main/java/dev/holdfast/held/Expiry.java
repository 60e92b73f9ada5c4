package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.base.Background;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/// Ends what has waited too long: gone from every list by the database's time, aborted at the print cloud after that.
@ApplicationScoped
class Expiry {

    private static final Actor HOLDFAST = Actor.system("held");
    private static final int AT_ONCE = 100;

    private final Session database;
    private final HeldJobs jobs;
    private final JobEnds ends;
    private final Background background;

    Expiry(Session database, HeldJobs jobs, JobEnds ends, Background background) {
        this.database = database;
        this.jobs = jobs;
        this.ends = ends;
        this.background = background;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        while (background.call(this::expireSome) == AT_ONCE) {
            Log.debug("More jobs to expire");
        }
    }

    private int expireSome() {
        List<UUID> late = database.createNativeQuery("""
                        select id from held_job where state = 'HELD' and expires_at <= clock_timestamp()
                        order by expires_at limit :most for update skip locked""", UUID.class)
                .setParameter("most", AT_ONCE)
                .getResultList();
        late.forEach(id -> jobs.locked(id).ifPresent(job -> ends.withdraw(job, HeldJob.State.EXPIRED, HOLDFAST)));
        return late.size();
    }
}
