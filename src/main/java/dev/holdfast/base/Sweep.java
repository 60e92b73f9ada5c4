package dev.holdfast.base;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Every ten minutes lets each [Prunable] forget, in batches, so that no table is locked for long.
@ApplicationScoped
class Sweep {

    private static final int MOST_BATCHES = 1_000;

    private final List<Prunable> prunables;

    Sweep(@All List<Prunable> prunables) {
        this.prunables = prunables;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        prunables.forEach(Sweep::prune);
    }

    // One that fails must not keep the others from forgetting.
    private static void prune(Prunable prunable) {
        try {
            for (int i = 0; i < MOST_BATCHES && prunable.pruneBatch(); i++) {}
        } catch (RuntimeException e) {
            Log.warnf(
                    e,
                    "Sweep failed, will be tried again of=%s",
                    prunable.getClass().getSimpleName());
        }
    }
}
