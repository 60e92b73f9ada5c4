package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import dev.holdfast.graph.GraphException;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Gives each kind of chore its worker.
@ApplicationScoped
class ChoreWorkers {

    private final Chores chores;
    private final Background background;
    private final HeldConfig config;
    private final Map<Chore.Kind, Worker> workers;

    ChoreWorkers(@All List<Duty> duties, Chores chores, Background background, HeldConfig config, Workers workers) {
        this.chores = chores;
        this.background = background;
        this.config = config;
        this.workers = duties.stream().collect(Collectors.toMap(Duty::kind, duty -> worker(workers, duty)));
    }

    void due(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChoreDue chore) {
        var worker = workers.get(chore.kind());
        if (worker != null) worker.nudgeAfter(chore.in());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        workers.values().forEach(Worker::look);
    }

    private Worker worker(Workers workers, Duty duty) {
        return workers.make("held-" + duty.kind(), duty.atOnce(), () -> claim(duty));
    }

    private Optional<Runnable> claim(Duty duty) {
        return background.call(() -> chores.claim(duty.kind(), config.lease())).map(chore -> () -> work(duty, chore));
    }

    private void work(Duty duty, Chore chore) {
        try {
            duty.work(chore);
        } catch (GraphException e) {
            var wait = e.pause(duty.backoff().after(chore.tries()));
            Log.warnf(
                    "Chore put off kind=%s job=%s wait=%s reason=%s", chore.kind(), chore.job(), wait, e.getMessage());
            background.run(() -> chores.again(chore, wait));
        }
    }
}
