package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.Backoff;
import dev.holdfast.graph.GraphException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Records what became of an attempt at a step, each time in a short transaction that first makes sure that the step is
/// still the attempt's.
@ApplicationScoped
class StepRecorder {

    private static final Duration UNTIL_AN_ADMINISTRATOR_ACTS = Duration.ofMinutes(10);

    private final SetUpSteps steps;
    private final PrinterQueues queues;
    private final Background background;
    private final Backoff backoff;

    StepRecorder(SetUpSteps steps, PrinterQueues queues, Background background, PrinterConfig config) {
        this.steps = steps;
        this.queues = queues;
        this.background = background;
        this.backoff = new Backoff(config.retryAfter(), Duration.ofMinutes(5));
    }

    Claim claim(SetUpStep step) {
        return new Claim(step, background.call(() -> queues.findById(step.queueId())));
    }

    /// One attempt.
    final class Claim implements StepClaim {

        private final SetUpStep step;
        private PrinterQueue queue;

        private Claim(SetUpStep step, PrinterQueue queue) {
            this.step = step;
            this.queue = queue;
        }

        @Override
        public PrinterQueue queue() {
            return queue;
        }

        @Override
        public void hold() {
            background.run(this::fence);
        }

        @Override
        public void record(Consumer<PrinterQueue> change) {
            queue = background.call(() -> {
                fence();
                var stored = queues.findById(step.queueId());
                change.accept(stored);
                return stored;
            });
        }

        private void fence() {
            if (!steps.renew(step.id(), step.attempt())) {
                throw new Lost();
            }
        }

        void lost() {
            Log.warnf("Set-up step taken over, outcome dropped %s", this);
        }

        void end(StepResult result) {
            switch (result) {
                case StepResult.Done _ when step.name() == SetUpStep.Name.REMOVAL -> erase();
                case StepResult.Done _ -> {
                    end(SetUpStep.State.DONE, null);
                    Log.infof("Set-up step done %s", this);
                }
                case StepResult.Wait(Duration pause, String detail) ->
                    record(new SetUpSteps.Outcome(SetUpStep.State.RUNNING, detail, pause, 0));
                case StepResult.Failed(String detail) -> refused(SetUpStep.State.FAILED, detail);
            }
        }

        void end(RuntimeException thrown) {
            switch (thrown) {
                case Administrator.Needed e -> refused(SetUpStep.State.NEEDS_ADMIN, String.valueOf(e.getMessage()));
                case GraphException e
                when !e.isPassing() ->
                    refused(SetUpStep.State.FAILED, "The print cloud refused: " + e.getMessage() + ".");
                case GraphException e -> again(e);
                default -> again(thrown);
            }
        }

        private void again(GraphException e) {
            Log.warnf("Set-up step will be tried again %s reason=%s", this, e.getMessage());
            int failures = step.failures() + 1;
            record(new SetUpSteps.Outcome(
                    SetUpStep.State.PENDING,
                    "The print cloud does not answer as it should, trying again: " + e.getMessage() + ".",
                    e.pause(backoff.after(failures)),
                    failures));
        }

        private void again(RuntimeException e) {
            Log.errorf(e, "Set-up step failed unexpectedly, will be tried again %s", this);
            int failures = step.failures() + 1;
            record(new SetUpSteps.Outcome(
                    SetUpStep.State.PENDING,
                    "Something went wrong here, trying again. It has been logged.",
                    backoff.after(failures),
                    failures));
        }

        /// A set-up waits for somebody to repair it; a removal, which nobody sees, looks again by itself.
        private void refused(SetUpStep.State state, String detail) {
            Log.errorf("Set-up step needs an administrator %s state=%s detail=%s", this, state.text(), detail);
            if (step.name() == SetUpStep.Name.REMOVAL) {
                record(new SetUpSteps.Outcome(SetUpStep.State.PENDING, detail, UNTIL_AN_ADMINISTRATOR_ACTS, 0));
            } else {
                end(state, detail);
            }
        }

        private void erase() {
            boolean mine = background.call(() -> {
                boolean still = steps.renew(step.id(), step.attempt());
                if (still) {
                    queues.erase(step.queueId());
                }
                return still;
            });
            if (mine) {
                Log.infof("Virtual printer removed %s", this);
            } else {
                lost();
            }
        }

        private void end(SetUpStep.State state, @Nullable String detail) {
            record(new SetUpSteps.Outcome(state, detail, Duration.ZERO, 0));
        }

        private void record(SetUpSteps.Outcome outcome) {
            if (!background.call(() -> steps.record(step.id(), step.attempt(), outcome))) {
                lost();
            }
        }

        @Override
        public String toString() {
            return "step=" + step.name().text() + " queue=" + step.queueId() + " attempt=" + step.attempt();
        }
    }
}
