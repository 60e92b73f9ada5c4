package dev.holdfast.intake;

import dev.holdfast.base.Prunable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/// Forgets items that were done long ago. What was set aside stays until somebody has it tried again, and the last one
/// of all to say when we last heard anything.
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
                                 where state = 'DONE' and received_at < now() - cast(:keep as interval)
                                     and received_at < (select max(received_at) from inbox_item)
                                 order by received_at limit :most for update skip locked)""")
                        .setParameter("keep", config.rememberFor().toString())
                        .setParameter("most", BATCH)
                        .executeUpdate()
                == BATCH;
    }
}
