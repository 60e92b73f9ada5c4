package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Optional;

/// Works off the set-up steps: claim and commit; call the print cloud; record and commit.
@ApplicationScoped
class SetUp {

    private static final int AT_ONCE = 4;

    private final SetUpSteps steps;
    private final StepRecorder recorder;
    private final Background background;
    private final List<Step> code;
    private final Worker worker;

    SetUp(SetUpSteps steps, StepRecorder recorder, Background background, @All List<Step> code, Workers workers) {
        this.steps = steps;
        this.recorder = recorder;
        this.background = background;
        this.code = code;
        this.worker = workers.make("set-up", AT_ONCE, this::next);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        worker.look();
    }

    void due(@Observes(during = TransactionPhase.AFTER_SUCCESS) SetUpDue event) {
        worker.nudge();
    }

    private Optional<Runnable> next() {
        return background.call(steps::claim).map(step -> () -> work(step));
    }

    private void work(SetUpStep step) {
        var claim = recorder.claim(step);
        try {
            var result = code(step.name()).run(claim);
            claim.end(result);
            if (result instanceof StepResult.Wait wait) {
                worker.nudgeAfter(wait.pause());
            }
        } catch (StepClaim.Lost e) {
            claim.lost();
        } catch (RuntimeException e) {
            claim.end(e);
        }
    }

    private Step code(SetUpStep.Name name) {
        return code.stream().filter(step -> step.name() == name).findFirst().orElseThrow();
    }
}
