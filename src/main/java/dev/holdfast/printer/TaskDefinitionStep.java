package dev.holdfast.printer;

import dev.holdfast.graph.UniversalPrintSetUp;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Announces to the print cloud that we want to act on jobs.
@ApplicationScoped
class TaskDefinitionStep implements Step {

    private final UniversalPrintSetUp graph;

    TaskDefinitionStep(UniversalPrintSetUp graph) {
        this.graph = graph;
    }

    @Override
    public SetUpStep.Name name() {
        return SetUpStep.Name.TASK_DEFINITION;
    }

    @Override
    public StepResult run(StepClaim claim) {
        var known = claim.queue().definitionId();
        if (known.isPresent() && graph.taskDefinition(known.get()).isPresent()) {
            return new StepResult.Done();
        }
        String id = find(claim.queue().marker()).orElseGet(() -> create(claim));
        claim.record(queue -> queue.defined(id));
        return new StepResult.Done();
    }

    /// The definition of an earlier attempt, known by its name.
    Optional<String> find(String marker) {
        return graph.taskDefinitions().stream()
                .filter(definition -> marker.equals(definition.displayName()))
                .map(definition -> Answered.id(definition.id()))
                .findFirst();
    }

    private String create(StepClaim claim) {
        claim.hold();
        return Answered.id(graph.createTaskDefinition(claim.queue().marker()).id());
    }
}
