package dev.holdfast.held;

import dev.holdfast.base.Prunable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/// Forgets jobs that ended long ago, with their releases and timelines; not before nothing is to be done about them.
@ApplicationScoped
class EndedJobs implements Prunable {

    private static final int BATCH = 200;

    private final Session database;
    private final HeldConfig config;

    EndedJobs(Session database, HeldConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return database.createNativeMutationQuery("""
                                delete from held_job where id in
                                (select id from held_job j
                                 where ended_at < now() - cast(:keep as interval)
                                     and not exists (select from held_job_chore c where c.job = j.id)
                                 order by ended_at limit :most for update skip locked)""")
                        .setParameter("keep", config.rememberFor().toString())
                        .setParameter("most", BATCH)
                        .executeUpdate()
                == BATCH;
    }
}
