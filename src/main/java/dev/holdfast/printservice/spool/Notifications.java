package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/// Tells subscribers what changed: what is told here goes out when the caller's transaction has committed, at least
/// once.
@ApplicationScoped
public class Notifications {

    private final EntityManager database;
    private final GraphAddresses addresses;
    private final NotificationWorker worker;
    private final ObjectMapper json;

    Notifications(EntityManager database, GraphAddresses addresses, NotificationWorker worker, ObjectMapper json) {
        this.database = database;
        this.addresses = addresses;
        this.worker = worker;
        this.json = json;
    }

    /// A task of the definition was made for a job.
    @Transactional(Transactional.TxType.MANDATORY)
    public void taskCreated(UUID definitionId, UUID taskId, UUID printerId, String jobId) {
        String resource = addresses.taskResource(definitionId, taskId);
        tell(
                new Watched(Watched.Kind.TASKS, definitionId),
                resource,
                Map.of(
                        "@odata.type",
                        "#Microsoft.Graph.PrintTask",
                        "@odata.id",
                        resource,
                        "id",
                        taskId.toString(),
                        "parentUrl",
                        addresses.job(printerId, jobId)));
    }

    /// A printer may fetch the job now; it is not changed any more. What is said of it is our choice, after
    /// what is said of a task.
    @Transactional(Transactional.TxType.MANDATORY)
    void jobFetchable(JobAddress job) {
        String id = Long.toString(job.number());
        String resource = addresses.jobResource(job.printer(), id);
        tell(
                new Watched(Watched.Kind.JOBS, job.printer()),
                resource,
                Map.of(
                        "@odata.type", "#Microsoft.Graph.PrintJob",
                        "@odata.id", resource,
                        "id", id));
    }

    private void tell(Watched watched, String resource, Map<String, String> data) {
        int told = database.createNativeQuery("""
                insert into spool_notification (id, channel_id, resource, resource_data)
                select gen_random_uuid(), c.id, ?3, cast(?4 as jsonb)
                from spool_channel c join spool_subscription s on s.id = c.subscription_id
                where s.kind = ?1 and s.subject_id = ?2 and s.expires_at > now() and c.kind = 'CHANGE'
                for key share""")
                .setParameter(1, watched.kind().name())
                .setParameter(2, watched.subject())
                .setParameter(3, resource)
                .setParameter(4, json.valueToTree(data).toString())
                .executeUpdate();
        if (told > 0) {
            worker.nudgeAfterCommit();
        }
    }
}
