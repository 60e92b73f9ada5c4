package dev.holdfast.printer;

import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.Printer;
import dev.holdfast.graph.PrinterCreateOperation;
import dev.holdfast.graph.UniversalPrint;
import dev.holdfast.graph.UniversalPrintSetUp;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Takes apart what the other steps made, beginning with the share, so that nothing new comes in.
@ApplicationScoped
class RemovalStep implements Step {

    private final UniversalPrint jobs;
    private final UniversalPrintSetUp graph;
    private final Administrator administrator;
    private final TaskDefinitionStep definitions;
    private final PrinterStep printers;

    RemovalStep(
            UniversalPrint jobs,
            UniversalPrintSetUp graph,
            Administrator administrator,
            TaskDefinitionStep definitions,
            PrinterStep printers) {
        this.jobs = jobs;
        this.graph = graph;
        this.administrator = administrator;
        this.definitions = definitions;
        this.printers = printers;
    }

    @Override
    public SetUpStep.Name name() {
        return SetUpStep.Name.REMOVAL;
    }

    @Override
    public StepResult run(StepClaim claim) {
        var queue = claim.queue();
        if (queue.operationId().isPresent()) {
            return settle(claim, queue.operationId().get());
        }
        var printer = queue.printerId()
                .or(() -> printers.find(queue.marker()))
                .filter(id -> jobs.printer(id).isPresent());
        if (printer.isEmpty() && printers.mayStillCome(claim)) {
            return new StepResult.Wait(PrinterStep.LOOK_AGAIN, "The print cloud may be registering the printer.");
        }
        var definition = queue.definitionId()
                .or(() -> definitions.find(queue.marker()))
                .filter(id -> graph.taskDefinition(id).isPresent());
        printer.ifPresent(this::unshare);
        definition.ifPresent(this::silence);
        printer.ifPresent(this::delete);
        definition.ifPresent(graph::deleteTaskDefinition);
        return new StepResult.Done();
    }

    /// A printer that is still being registered cannot be deleted yet.
    private StepResult settle(StepClaim claim, String operation) {
        var progress = administrator.call(cloud -> cloud.operation(operation));
        var printer = progress.map(now -> now.operation().printer()).map(Printer::id);
        boolean over = progress.isEmpty()
                || printer.isPresent()
                || progress.get().operation().status().state() == PrinterCreateOperation.State.FAILED;
        if (!over) {
            return new StepResult.Wait(progress.get().retryAfter(), "The print cloud is registering the printer.");
        }
        claim.record(queue -> printer.ifPresentOrElse(queue::registered, queue::notRegistered));
        return run(claim);
    }

    private void unshare(String printer) {
        administrator.call(cloud -> {
            cloud.shares(printer).forEach(share -> cloud.deleteShare(share.id()));
            return printer;
        });
    }

    /// Ends what came in while the administrator decided, and the notifications of it.
    private void silence(String definition) {
        jobs.tasks(definition).stream()
                .filter(QueueUsage::isOpen)
                .map(task -> JobRef.parse(task.parentUrl()))
                .flatMap(Optional::stream)
                .forEach(job -> jobs.abort(job, "The printer was removed."));
        graph.subscriptions().stream()
                .filter(subscription -> SubscriptionStep.isOf(definition, subscription))
                .forEach(subscription -> graph.deleteSubscription(Answered.id(subscription.id())));
    }

    private void delete(String printer) {
        administrator.call(cloud -> {
            cloud.triggers(printer).forEach(trigger -> cloud.deleteTrigger(printer, trigger.id()));
            cloud.deletePrinter(printer);
            return printer;
        });
    }
}
