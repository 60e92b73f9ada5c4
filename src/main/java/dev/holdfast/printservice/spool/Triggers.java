package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.graph.PrintTaskDefinition;
import dev.holdfast.graph.PrintTaskTrigger;
import dev.holdfast.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The triggers: which printers' jobs become tasks, and of which definition.
@ApplicationScoped
public class Triggers {

    private final TaskTriggers triggers;
    private final TaskDefinitions definitions;
    private final SpoolPrinters printers;
    private final AuditTrail audit;
    private final Times times;

    Triggers(
            TaskTriggers triggers, TaskDefinitions definitions, SpoolPrinters printers, AuditTrail audit, Times times) {
        this.triggers = triggers;
        this.definitions = definitions;
        this.printers = printers;
        this.audit = audit;
        this.times = times;
    }

    /// Binds a definition of the caller's application to the printer. Our choice: a second trigger on a printer
    /// is a 409, since Universal Print has one per printer and says nothing of what the second is answered.
    @Transactional
    public PrintTaskTrigger create(Caller caller, UUID printerId, UUID definitionId) {
        printers.locked(printerId);
        var definition = definitions
                .locked(definitionId)
                .orElseThrow(
                        () -> GraphProblem.badRequest("There is no task definition with id '" + definitionId + "'."));
        if (!definition.application().equals(caller.application())) {
            throw GraphProblem.forbidden("The task definition belongs to another application than the credential.");
        }
        if (triggers.ofPrinter(printerId).isPresent()) {
            throw GraphProblem.conflict("The printer has a task trigger already; it can have one only.");
        }
        var trigger = new TaskTrigger(Ids.next(), printerId, definition, times.now());
        triggers.persist(trigger);
        record(caller, "spool.task-trigger-created", trigger.id(), printerId);
        return shown(trigger);
    }

    /// The printer's triggers: none or one.
    @Transactional
    public List<PrintTaskTrigger> all(UUID printerId) {
        printers.required(printerId);
        return triggers.ofPrinter(printerId).map(Triggers::shown).stream().toList();
    }

    /// The printer's trigger with this id.
    @Transactional
    public PrintTaskTrigger find(UUID printerId, UUID id) {
        return shown(required(printerId, id));
    }

    /// The definition that the trigger is bound to, for whom it is expanded.
    @Transactional
    public PrintTaskDefinition definition(UUID printerId, UUID id) {
        return Definitions.shown(required(printerId, id).definition());
    }

    /// Ends the trigger; tasks that came of it go on.
    @Transactional
    public void delete(Caller caller, UUID printerId, UUID id) {
        triggers.delete(required(printerId, id));
        record(caller, "spool.task-trigger-deleted", id, printerId);
    }

    private TaskTrigger required(UUID printerId, UUID id) {
        return triggers.ofPrinter(printerId, id).orElseThrow(() -> GraphProblem.notFound("printTaskTrigger", id));
    }

    static PrintTaskTrigger shown(TaskTrigger trigger) {
        return new PrintTaskTrigger(trigger.id().toString(), trigger.event());
    }

    private void record(Caller caller, String action, UUID trigger, UUID printer) {
        audit.record(Actor.key(caller.keyId()), action, trigger.toString(), Map.of("printer", printer.toString()));
    }
}
