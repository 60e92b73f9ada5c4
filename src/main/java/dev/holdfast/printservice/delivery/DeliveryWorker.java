package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Background;
import dev.holdfast.base.Serving;
import dev.holdfast.base.Worker;
import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.DeliveryQueued;
import dev.holdfast.printservice.spool.PrintService;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Optional;

/// Delivers what is queued, several printers at a time: right after it was queued here, and every second whatever was
/// queued elsewhere or is to be tried again.
@ApplicationScoped
class DeliveryWorker {

    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final PrintService service;
    private final Serving serving;
    private final Deliveries deliveries;
    private final Courier courier;
    private final Background background;
    private final Worker worker = new Worker("delivery", AT_ONCE, this::claim);

    DeliveryWorker(
            PrintService service, Serving serving, Deliveries deliveries, Courier courier, Background background) {
        this.service = service;
        this.serving = serving;
        this.deliveries = deliveries;
        this.courier = courier;
        this.background = background;
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryQueued event) {
        worker.nudge();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        if (service.isEnabled() && serving.isOpen()) worker.look();
    }

    private Optional<Runnable> claim() {
        return background.call(deliveries::take).map(assignment -> () -> courier.deliver(assignment));
    }

    // What is at a device now is let finish; where it does not, its lease lapses within a minute.
    void stop(@Observes ShutdownEvent event) {
        worker.stop(PATIENCE);
    }
}
