package dev.holdfast.printservice.delivery;

import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.Deliveries.Assignment;
import dev.holdfast.printservice.spool.DeliveryQueued;
import dev.holdfast.printservice.spool.PrintService;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Delivers what is queued, several printers at a time: right after it was queued here, and every second whatever was
/// queued elsewhere or is to be tried again.
@ApplicationScoped
class DeliveryWorker {

    private static final int AT_ONCE = 8;
    private static final int STOP_SECONDS = 8;

    private final PrintService service;
    private final Deliveries deliveries;
    private final Courier courier;
    private final ExecutorService threads;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private volatile boolean stopping;

    DeliveryWorker(
            PrintService service, Deliveries deliveries, Courier courier, @VirtualThreads ExecutorService threads) {
        this.service = service;
        this.deliveries = deliveries;
        this.courier = courier;
        this.threads = threads;
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryQueued event) {
        threads.execute(this::deliverAll);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deliverAll() {
        while (service.isEnabled() && !stopping && free.tryAcquire()) {
            var next = next();
            if (next.isEmpty()) {
                free.release();
                return;
            }
            threads.execute(() -> deliver(next.get()));
        }
    }

    // One that fails must not keep the others: its lease passes, and it is tried again.
    private Optional<Assignment> next() {
        try {
            return deliveries.take();
        } catch (RuntimeException e) {
            Log.warnf(e, "Deliveries could not be looked for, will be tried again");
            return Optional.empty();
        }
    }

    private void deliver(Assignment assignment) {
        try {
            courier.deliver(assignment);
        } catch (RuntimeException e) {
            Log.warnf(e, "Delivery failed, will be tried again job=%s", assignment.job());
        } finally {
            free.release();
        }
        deliverAll();
    }

    // What is at a device now is let finish; its lease outlives us by less than a minute.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (!free.tryAcquire(AT_ONCE, STOP_SECONDS, TimeUnit.SECONDS)) {
            Log.warn("Deliveries are not finished, another process will find out about them");
        }
    }
}
