package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.Serving;
import dev.holdfast.base.Worker;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Works off the set-up steps: claim and commit; call the print cloud; record and commit.
@ApplicationScoped
class SetUp {

    private static final int AT_ONCE = 4;

    private final SetUpSteps steps;
    private final StepRecorder recorder;
    private final Background background;
    private final Serving serving;
    private final List<Step> code;
    private final Worker worker = new Worker("set-up", AT_ONCE, this::next);

    SetUp(SetUpSteps steps, StepRecorder recorder, Background background, Serving serving, @All List<Step> code) {
        this.steps = steps;
        this.recorder = recorder;
        this.background = background;
        this.serving = serving;
        this.code = code;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        worker.look();
    }

    void due(@Observes(during = TransactionPhase.AFTER_SUCCESS) SetUpDue event) {
        worker.nudge();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop(Duration.ofSeconds(5));
    }

    private Optional<Runnable> next() {
        return serving.isOpen() ? background.call(steps::claim).map(step -> () -> work(step)) : Optional.empty();
    }

    private void work(SetUpStep step) {
        var claim = recorder.claim(step);
        try {
            claim.end(code(step.name()).run(claim));
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
