package dev.holdfast.intake;

import dev.holdfast.base.Prunable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/// Forgets items that were done, or set aside, long ago.
@ApplicationScoped
class OldItems implements Prunable {

    private static final int BATCH = 500;

    private final Session database;
    private final IntakeConfig config;

    OldItems(Session database, IntakeConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return database.createNativeMutationQuery("""
                                delete from inbox_item where id in
                                (select id from inbox_item
                                 where state <> 'WAITING' and received_at < now() - cast(:keep as interval)
                                 order by received_at limit :most)""")
                        .setParameter("keep", config.rememberFor().toString())
                        .setParameter("most", BATCH)
                        .executeUpdate()
                == BATCH;
    }
}
