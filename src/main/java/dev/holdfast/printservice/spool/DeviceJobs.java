package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.DeliveryQueue.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/// The jobs that devices made for deliveries. What a worker says counts only while it is the one whose attempt it is.
@ApplicationScoped
class DeviceJobs {

    private final EntityManager database;

    DeviceJobs(EntityManager database) {
        this.database = database;
    }

    /// What the device calls the job that it made; whether it is still this worker's turn.
    boolean begin(Turn turn, DeviceJob job, List<String> dropped) {
        return database.createNativeQuery("""
                                update spool_delivery set device_job_id = ?3, device_job_uuid = cast(?4 as text),
                                    device_job_uri = cast(?5 as text), device_up_time = ?6, device_has_all = ?7,
                                    device_seen_at = now(), dropped = nullif(?8, ''),
                                    leased_until = now() + interval '1 minute'
                                where job_id = ?1 and attempt = ?2""")
                        .setParameter(1, turn.job())
                        .setParameter(2, turn.attempt())
                        .setParameter(3, job.id())
                        .setParameter(4, job.uuid())
                        .setParameter(5, job.uri())
                        .setParameter(6, job.upTime())
                        .setParameter(7, job.hasAll())
                        .setParameter(8, String.join(", ", dropped))
                        .executeUpdate()
                == 1;
    }

    /// Nothing of the device's job can become paper.
    boolean forget(Turn turn) {
        return update(turn, """
                device_job_id = null, device_job_uuid = null, device_job_uri = null, device_up_time = null,
                device_has_all = false, sending_at = null""");
    }

    /// The device has all of it. The longer it takes, the less often somebody looks.
    boolean followOn(Turn turn) {
        return update(turn, """
                leased_until = null, device_has_all = true, device_seen_at = now(),
                next_try_at = now() + least((now() - sending_at) / 5, interval '15 seconds')""");
    }

    private boolean update(Turn turn, String set) {
        return database.createNativeQuery("update spool_delivery set " + set + " where job_id = ?1 and attempt = ?2")
                        .setParameter(1, turn.job())
                        .setParameter(2, turn.attempt())
                        .executeUpdate()
                == 1;
    }
}
