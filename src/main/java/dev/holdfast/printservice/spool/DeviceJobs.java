package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.DeliveryQueue.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/// The jobs that devices made for deliveries. What a worker says counts only while it is the one whose attempt it is.
@ApplicationScoped
class DeviceJobs {

    private final EntityManager database;

    DeviceJobs(EntityManager database) {
        this.database = database;
    }

    /// What the device calls the job that it made; whether it is still this worker's turn.
    boolean begin(Turn turn, DeviceJob job) {
        return database.createNativeQuery("""
                                update spool_delivery set device_job_id = ?3, device_job_uuid = cast(?4 as text),
                                    device_job_uri = cast(?5 as text), device_up_time = ?6, device_has_all = ?7,
                                    device_seen_at = now(), leased_until = now() + interval '1 minute'
                                where job_id = ?1 and attempt = ?2""")
                        .setParameter(1, turn.job())
                        .setParameter(2, turn.attempt())
                        .setParameter(3, job.id())
                        .setParameter(4, job.uuid())
                        .setParameter(5, job.uri())
                        .setParameter(6, job.upTime())
                        .setParameter(7, job.hasAll())
                        .executeUpdate()
                == 1;
    }

    /// Nothing of the device's job can become paper.
    boolean forget(Turn turn) {
        return update(turn, """
                device_job_id = null, device_job_uuid = null, device_job_uri = null, device_up_time = null,
                device_has_all = false, sending_at = null, sent_octets = null, dropped = null,
                impressions = null, stood_since = null, recalled_at = null""");
    }

    /// The device is going to be asked to cancel a job of which it has something, and it is not to get it again
    /// if there is a reason; whether it is still this worker's turn.
    boolean recall(Turn turn, @Nullable String refusal) {
        return database.createNativeQuery("""
                                update spool_delivery set recalled_at = coalesce(recalled_at, now()),
                                    refusal = coalesce(cast(?3 as text), refusal),
                                    leased_until = now() + interval '1 minute'
                                where job_id = ?1 and attempt = ?2""")
                        .setParameter(1, turn.job())
                        .setParameter(2, turn.attempt())
                        .setParameter(3, refusal)
                        .executeUpdate()
                == 1;
    }

    /// The device has all of it. The longer it takes, the less often somebody looks. A device goes on that
    /// prints, and does not always say that as many sides were done as before.
    boolean followOn(Turn turn, DeviceProgress progress) {
        return database.createNativeQuery("""
                                update spool_delivery set leased_until = null,
                                    device_seen_at = now(), impressions = cast(?4 as integer),
                                    stood_since = case
                                        when cast(?4 as integer) is distinct from impressions
                                            or ?3 and cast(?4 as integer) is null then null
                                        else coalesce(stood_since, now()) end,
                                    next_try_at = now() + least((now() - sending_at) / 5, interval '15 seconds')
                                where job_id = ?1 and attempt = ?2""")
                        .setParameter(1, turn.job())
                        .setParameter(2, turn.attempt())
                        .setParameter(3, progress.state() == DeviceProgress.State.PRINTING)
                        .setParameter(4, progress.impressions())
                        .executeUpdate()
                == 1;
    }

    private boolean update(Turn turn, String set) {
        return database.createNativeQuery("update spool_delivery set " + set + " where job_id = ?1 and attempt = ?2")
                        .setParameter(1, turn.job())
                        .setParameter(2, turn.attempt())
                        .executeUpdate()
                == 1;
    }
}
