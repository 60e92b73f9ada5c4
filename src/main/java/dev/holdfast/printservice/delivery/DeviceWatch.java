package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Background;
import dev.holdfast.base.Serving;
import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import dev.holdfast.printservice.spool.DeliveryEnds;
import dev.holdfast.printservice.spool.PrintService;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/// Asks the devices how they are, and takes back what they did not take in time.
@ApplicationScoped
class DeviceWatch {

    private static final int AT_ONCE = 4;

    private final PrintService service;
    private final Serving serving;
    private final DeliveryEnds ends;
    private final Background background;
    private final Worker probes;

    DeviceWatch(
            PrintService service,
            Serving serving,
            DeviceProbe probe,
            DeliveryEnds ends,
            Background background,
            Workers workers) {
        this.service = service;
        this.serving = serving;
        this.ends = ends;
        this.background = background;
        this.probes = workers.make("devices", AT_ONCE, probe::next);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void probe() {
        if (isOn()) probes.look();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void takeBack() {
        if (!isOn()) return;
        for (long job : background.call(ends::late)) {
            if (isOn()) takeBack(job);
        }
    }

    private boolean isOn() {
        return service.isEnabled() && serving.isOpen();
    }

    // One that fails must not keep the others.
    private void takeBack(long job) {
        try {
            background.run(() -> ends.takeBack(job));
        } catch (RuntimeException e) {
            Log.warnf(e, "Print job not withdrawn, will be tried again job=%d", job);
        }
    }
}
