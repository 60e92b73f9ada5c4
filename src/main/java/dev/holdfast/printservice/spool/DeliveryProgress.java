package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.Deliveries.Assignment;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

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

    /// What the device calls the job that it made, and which wishes it cannot follow. False: nothing of the
    /// document
    /// must be sent.
    @Transactional
    public boolean begun(Assignment assignment, DeviceJob job, List<String> dropped) {
        return made.begin(assignment.turn(), job, dropped);
    }

    /// The device has all of it, and will print it when it can; somebody looks again soon.
    @Transactional
    public void underWay(Assignment assignment, String words, boolean stopped) {
        var job = locked(assignment);
        if (!made.followOn(assignment.turn())) return;
        String described = queue.dropped(assignment.turn().job())
                .map(dropped -> words + " It cannot follow these wishes: " + dropped + ".")
                .orElse(words);
        if (stopped ? job.stall(described) : job.printing(described)) {
            Log.infof("Delivery under way job=%s stopped=%s", job.address(), stopped);
        }
    }

    /// The device says that nothing of what was sent can become paper; somebody tries again in a few seconds.
    @Transactional
    public void undone(Assignment assignment, String reason) {
        var job = locked(assignment);
        // The queue first: it locks all of the printer's rows in one order.
        boolean mine = queue.retryUnsent(assignment.job().printer(), assignment.turn());
        if (mine && made.forget(assignment.turn()) && job.release(reason)) {
            Log.infof("Delivery undone job=%s attempt=%d reason=%s", job.address(), assignment.attempt(), reason);
        }
    }

    private SpoolJob locked(Assignment assignment) {
        return jobs.locked(assignment.job().number()).orElseThrow();
    }
}
