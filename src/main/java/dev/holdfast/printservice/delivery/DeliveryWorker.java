package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Background;
import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.DeliveryQueued;
import dev.holdfast.printservice.spool.PrintService;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;

/// Delivers what is queued, several printers at a time: right after it was queued here, and every second whatever was
/// queued elsewhere or is to be tried again.
@ApplicationScoped
class DeliveryWorker {

    // Our choice: a printer that stands still in the middle of a document keeps its place for minutes, and with it a
    // connection, an open file and some 200 KB.
    private static final int AT_ONCE = 256;

    private final PrintService service;
    private final Deliveries deliveries;
    private final Courier courier;
    private final Background background;
    private final Worker worker;

    DeliveryWorker(
            PrintService service, Deliveries deliveries, Courier courier, Background background, Workers workers) {
        this.service = service;
        this.deliveries = deliveries;
        this.courier = courier;
        this.background = background;
        this.worker = workers.make("delivery", AT_ONCE, this::claim);
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryQueued event) {
        worker.nudge();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        if (service.isEnabled()) worker.look();
    }

    // One after another, as the database has it: those that waited there would have connections that others need.
    private synchronized Optional<Runnable> claim() {
        return background.call(deliveries::take).map(claim -> () -> courier.deliver(claim));
    }
}
