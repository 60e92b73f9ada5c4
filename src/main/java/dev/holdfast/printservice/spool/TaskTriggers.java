package dev.holdfast.printservice.spool;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// The triggers, at most one for each printer.
@ApplicationScoped
class TaskTriggers implements PanacheRepositoryBase<TaskTrigger, UUID> {

    /// The trigger that jobs starting at this printer meet, with its definition.
    Optional<TaskTrigger> ofPrinter(UUID printerId) {
        return find("from TaskTrigger t join fetch t.definition where t.printerId = ?1", printerId)
                .firstResultOptional();
    }

    Optional<TaskTrigger> ofPrinter(UUID printerId, UUID id) {
        return ofPrinter(printerId).filter(trigger -> trigger.id().equals(id));
    }
}
