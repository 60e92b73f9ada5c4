package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import dev.holdfast.printservice.spool.DeviceStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks how a printer is right before somebody decides by that. Those who want to know the same at the same time share
/// one look, and no transaction is open meanwhile.
@ApplicationScoped
public class DeviceLook {

    /// What was heard within this time is good enough.
    private static final Duration YOUNG = Duration.ofSeconds(2);

    private final Duration patience;
    private final Devices devices;
    private final DeviceStates states;
    private final Worker worker;
    private final Map<UUID, Look> looks = new ConcurrentHashMap<>();

    DeviceLook(DevicesConfig config, Devices devices, DeviceStates states, Workers workers) {
        this.patience = config.lookWithin();
        this.devices = devices;
        this.states = states;
        this.worker = workers.make("looks", 1, Optional::empty);
    }

    /// What is asked, and that the answer is recorded.
    private record Look(CompletableFuture<DeviceStates.Due> question, CompletableFuture<Boolean> end) {}

    /// Asks the printer's device how it is, unless that was heard just now; afterwards the printer says so. One
    /// that does not answer in time is away, until it answers after all. Never within a transaction.
    public void at(UUID printer) {
        if (!states.isOld(printer, YOUNG)) return;
        var mine = new Look(new CompletableFuture<>(), new CompletableFuture<>());
        var running = looks.putIfAbsent(printer, mine);
        if (running == null) worker.alongside(() -> run(printer, mine));
        await(running == null ? mine : running);
    }

    private void run(UUID printer, Look look) {
        try {
            // Somebody else's look may have ended before this one began.
            states.old(printer, YOUNG).ifPresent(due -> {
                look.question().complete(due);
                states.report(due, devices.at(due.device()).probe());
            });
        } finally {
            looks.remove(printer);
            look.end().complete(true);
        }
    }

    private void await(Look look) {
        try {
            look.end().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (look.question().isDone()) states.report(look.question().join(), IppDevice.silent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look ends without a word", e);
        }
    }
}
