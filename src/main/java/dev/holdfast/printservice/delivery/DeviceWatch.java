package dev.holdfast.printservice.delivery;

import dev.holdfast.printservice.spool.DeliveryEnds;
import dev.holdfast.printservice.spool.DeviceStates;
import dev.holdfast.printservice.spool.PrintService;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/// Asks the devices how they are, and takes back what they did not take in time.
@ApplicationScoped
class DeviceWatch {

    private final PrintService service;
    private final DevicesConfig config;
    private final Devices devices;
    private final DeviceStates states;
    private final DeliveryEnds ends;

    DeviceWatch(PrintService service, DevicesConfig config, Devices devices, DeviceStates states, DeliveryEnds ends) {
        this.service = service;
        this.config = config;
        this.devices = devices;
        this.states = states;
        this.ends = ends;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void probe() {
        if (!service.isEnabled()) return;
        for (var due = states.next(config.pollEvery()); due.isPresent(); due = states.next(config.pollEvery())) {
            var printer = due.get();
            states.report(printer.printer(), devices.at(printer.device()).probe());
        }
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void takeBack() {
        if (!service.isEnabled()) return;
        for (long job : ends.late()) {
            takeBack(job);
        }
    }

    // One that fails must not keep the others.
    private void takeBack(long job) {
        try {
            ends.takeBack(job);
        } catch (RuntimeException e) {
            Log.warnf(e, "Print job not withdrawn, will be tried again job=%d", job);
        }
    }
}
