package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.Deliveries.Assignment;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/// How deliveries go on at devices that make jobs of their own. Each method is one short transaction, and what somebody
/// says whose turn it no longer is does nothing.
@ApplicationScoped
public class DeliveryProgress {

    private final DeliveryQueue queue;
    private final DeviceJobs made;
    private final SpoolJobs jobs;

    DeliveryProgress(DeliveryQueue queue, DeviceJobs made, SpoolJobs jobs) {
        this.queue = queue;
        this.made = made;
        this.jobs = jobs;
    }

    /// What the device calls the job that it made. False: nothing of the document must be sent.
    @Transactional
    public boolean begun(Assignment assignment, DeviceJob job) {
        return made.begin(assignment.turn(), job);
    }

    /// The device is going to be asked to cancel a job of which it has something. False: it must not be.
    /// With a `refusal` the job is not to be sent again if nothing of it came out.
    @Transactional
    public boolean recalled(Assignment assignment, Optional<String> refusal) {
        return made.recall(assignment.turn(), refusal.orElse(null));
    }

    /// The device has all of it, and will print it when it can; somebody looks again soon.
    @Transactional
    public void underWay(Assignment assignment, DeviceProgress progress) {
        var job = locked(assignment);
        if (!made.followOn(assignment.turn(), progress)) return;
        String described = queue.dropped(assignment.turn().job())
                .map(dropped -> progress.words() + " It cannot follow these wishes: " + dropped + ".")
                .orElse(progress.words());
        boolean stopped = progress.state() == DeviceProgress.State.STOPPED;
        if (stopped ? job.stall(described) : job.printing(described)) {
            Log.infof("Delivery under way job=%s stopped=%s", job.address(), stopped);
        }
    }

    /// The device says that nothing of what was sent can become paper; somebody tries again in a few seconds.
    @Transactional
    public void undone(Assignment assignment, String reason) {
        var job = locked(assignment);
        if (queue.retryUnsent(assignment.turn()) && made.forget(assignment.turn()) && job.release(reason)) {
            Log.infof("Delivery undone job=%s attempt=%d reason=%s", job.address(), assignment.attempt(), reason);
        }
    }

    private SpoolJob locked(Assignment assignment) {
        return jobs.locked(assignment.job().number()).orElseThrow();
    }
}
