package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Tells subscribers what changed: what is told here goes out when the caller's transaction has committed, at least
/// once.
@ApplicationScoped
public class Notifications {

    private final EntityManager database;
    private final GraphAddresses addresses;
    private final NotificationWorker worker;

    Notifications(EntityManager database, GraphAddresses addresses, NotificationWorker worker) {
        this.database = database;
        this.addresses = addresses;
        this.worker = worker;
    }

    /// A task of the definition was made for a job.
    @Transactional(Transactional.TxType.MANDATORY)
    public void taskCreated(UUID definitionId, UUID taskId, UUID printerId, String jobId) {
        String resource = addresses.taskResource(definitionId, taskId);
        int told = database.createNativeQuery("""
                insert into spool_notification (id, subscription_id, resource, resource_data)
                select gen_random_uuid(), id, ?2, jsonb_build_object(
                    '@odata.type', '#Microsoft.Graph.PrintTask',
                    '@odata.id', cast(?2 as text),
                    'id', cast(?3 as text),
                    'parentUrl', cast(?4 as text))
                from spool_subscription
                where kind = 'TASKS' and subject_id = ?1 and change_type = 'created' and expires_at > now()
                for key share""")
                .setParameter(1, definitionId)
                .setParameter(2, resource)
                .setParameter(3, taskId.toString())
                .setParameter(4, addresses.job(printerId, jobId))
                .executeUpdate();
        if (told > 0) {
            worker.nudgeAfterCommit();
        }
    }
}
