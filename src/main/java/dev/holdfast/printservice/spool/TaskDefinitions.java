package dev.holdfast.printservice.spool;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The task definitions that are not deleted.
@ApplicationScoped
class TaskDefinitions implements PanacheRepositoryBase<TaskDefinition, UUID> {

    /// More than an application has; a bound, not a page.
    static final int MOST = 1_000;

    /// The definition, whosever it is.
    Optional<TaskDefinition> known(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResultOptional();
    }

    /// The same; nobody else changes or deletes it before this transaction ends.
    Optional<TaskDefinition> locked(UUID id) {
        return find("id = ?1 and deletedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The definition, if it is this application's own: others' do not exist for it.
    Optional<TaskDefinition> own(UUID application, UUID id) {
        return find("id = ?1 and application = ?2 and deletedAt is null", id, application)
                .firstResultOptional();
    }

    List<TaskDefinition> allOf(UUID application) {
        return find("application = ?1 and deletedAt is null order by id", application)
                .page(0, MOST)
                .list();
    }

    /// The definition, or a 404.
    TaskDefinition required(UUID application, UUID id) {
        return own(application, id).orElseThrow(() -> GraphProblem.notFound("printTaskDefinition", id));
    }
}
