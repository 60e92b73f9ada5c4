package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.base.Worker;
import dev.holdfast.graph.GraphException;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Gives each kind of chore its worker.
@ApplicationScoped
class ChoreWorkers {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Chores chores;
    private final Background background;
    private final HeldConfig config;
    private final List<Worker> workers;

    ChoreWorkers(@All List<Duty> duties, Chores chores, Background background, HeldConfig config) {
        this.chores = chores;
        this.background = background;
        this.config = config;
        this.workers = duties.stream().map(this::worker).toList();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        workers.forEach(Worker::look);
    }

    void stop(@Observes ShutdownEvent event) {
        workers.forEach(worker -> worker.stop(PATIENCE));
    }

    private Worker worker(Duty duty) {
        return new Worker("held-" + duty.kind(), duty.atOnce(), () -> claim(duty));
    }

    private Optional<Runnable> claim(Duty duty) {
        return background.call(() -> chores.claim(duty.kind(), config.lease())).map(chore -> () -> work(duty, chore));
    }

    private void work(Duty duty, Chore chore) {
        try {
            duty.work(chore);
        } catch (GraphException e) {
            var wait = e.retryAfter().orElse(duty.backoff().after(chore.tries()));
            Log.warnf(
                    "Chore put off kind=%s job=%s wait=%s reason=%s", chore.kind(), chore.job(), wait, e.getMessage());
            background.run(() -> chores.again(chore, wait));
        }
    }
}
