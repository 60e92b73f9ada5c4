package dev.holdfast.printer;

import dev.holdfast.graph.PrintTaskTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Makes every job that starts on the printer a task of our definition, which holds it. A printer has at most one
/// trigger, and triggers do not show their definition: which one it is for is committed before it is created.
@ApplicationScoped
class TriggerStep implements Step {

    private final Administrator administrator;

    TriggerStep(Administrator administrator) {
        this.administrator = administrator;
    }

    @Override
    public SetUpStep.Name name() {
        return SetUpStep.Name.TRIGGER;
    }

    @Override
    public StepResult run(StepClaim claim) {
        String printer = claim.queue().printerId().orElseThrow();
        String definition = claim.queue().definitionId().orElseThrow();
        var there = there(printer);
        boolean forUs =
                claim.queue().boundDefinition().filter(definition::equals).isPresent();
        if (forUs && !there.isEmpty()) {
            claim.record(queue -> queue.bound(there.getFirst()));
            return new StepResult.Done();
        }
        claim.hold();
        // Those are for a definition that is gone: jobs that they hold would never be heard of.
        there.forEach(trigger -> delete(printer, trigger));
        claim.record(queue -> queue.binding(definition));
        claim.hold();
        String trigger = administrator
                .call(cloud -> cloud.createTrigger(printer, definition))
                .id();
        claim.record(queue -> queue.bound(trigger));
        return new StepResult.Done();
    }

    private List<String> there(String printer) {
        return administrator.call(cloud -> cloud.triggers(printer)).stream()
                .map(PrintTaskTrigger::id)
                .toList();
    }

    private void delete(String printer, String trigger) {
        administrator.call(cloud -> {
            cloud.deleteTrigger(printer, trigger);
            return trigger;
        });
    }
}
