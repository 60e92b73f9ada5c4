package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.graph.AppIdentity;
import dev.holdfast.graph.PrintTaskDefinition;
import dev.holdfast.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The task definitions; each exists for the application that made it, and for no other.
@ApplicationScoped
public class Definitions {

    /// What lists of definitions are filtered and ordered by.
    public static final Vocabulary WORDS = TaskDefinitions.WORDS;

    private final TaskDefinitions definitions;
    private final TaskTriggers triggers;
    private final SubscriptionRows subscriptions;
    private final AuditTrail audit;
    private final Times times;

    Definitions(
            TaskDefinitions definitions,
            TaskTriggers triggers,
            SubscriptionRows subscriptions,
            AuditTrail audit,
            Times times) {
        this.definitions = definitions;
        this.triggers = triggers;
        this.subscriptions = subscriptions;
        this.audit = audit;
        this.times = times;
    }

    /// Makes a definition of the caller's application.
    @Transactional
    public PrintTaskDefinition create(Caller caller, String displayName, @Nullable String createdByName) {
        var made = new TaskDefinition(Ids.next(), caller.application(), displayName, createdByName, times.now());
        definitions.persist(made);
        record(caller, "spool.task-definition-created", made.id());
        return shown(made);
    }

    /// Some of the caller's own definitions.
    @Transactional
    public List<PrintTaskDefinition> all(Caller caller, Listed listed) {
        return definitions.allOf(caller.application(), listed).stream()
                .map(Definitions::shown)
                .toList();
    }

    /// One of the caller's own.
    @Transactional
    public PrintTaskDefinition find(Caller caller, UUID id) {
        return shown(definitions.required(caller.application(), id));
    }

    /// Changes names; what is absent stays.
    @Transactional
    public PrintTaskDefinition change(
            Caller caller, UUID id, @Nullable String displayName, @Nullable String createdByName) {
        var definition = definitions.required(caller.application(), id);
        if (displayName != null) {
            definition.rename(displayName);
        }
        if (createdByName != null) {
            definition.nameCreator(createdByName);
        }
        record(caller, "spool.task-definition-changed", id);
        return shown(definition);
    }

    /// Ends the definition with its triggers and subscriptions. Our choice: jobs that wait for one of its tasks
    /// go on waiting until they expire, because nobody has said that they may print.
    @Transactional
    public void delete(Caller caller, UUID id) {
        var definition = definitions
                .locked(id)
                .filter(found -> found.application().equals(caller.application()))
                .orElseThrow(() -> GraphProblem.notFound("printTaskDefinition", id));
        triggers.delete("definition", definition);
        subscriptions.deleteOf(new Watched(Watched.Kind.TASKS, id));
        definition.delete(times.now());
        record(caller, "spool.task-definition-deleted", id);
    }

    static PrintTaskDefinition shown(TaskDefinition definition) {
        var creator = new AppIdentity(definition.application().toString(), definition.createdByName(), null, null);
        return new PrintTaskDefinition(definition.id().toString(), definition.displayName(), creator);
    }

    private void record(Caller caller, String action, UUID definition) {
        audit.record(Actor.key(caller.keyId()), action, definition.toString(), Map.of());
    }
}
