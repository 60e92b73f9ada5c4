package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.Vocabulary.Kind;
import dev.holdfast.printservice.spool.Vocabulary.Term;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The task definitions that are not deleted.
@ApplicationScoped
class TaskDefinitions implements PanacheRepositoryBase<TaskDefinition, UUID> {

    /// What lists of definitions are filtered and ordered by.
    static final Vocabulary WORDS = new Vocabulary(Map.of(
            "id", new Term(Kind.TEXT, "cast({}.id as string)"),
            "displayName", new Term(Kind.TEXT, "{}.displayName")));

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

    List<TaskDefinition> allOf(UUID application, Listed listed) {
        var bound = new HashMap<String, Object>(Map.of("application", application));
        String rest = WORDS.rest(listed, "TaskDefinition", bound);
        return find("from TaskDefinition t where t.application = :application and t.deletedAt is null" + rest, bound)
                .page(0, listed.limit())
                .list();
    }

    /// The definition, or a 404.
    TaskDefinition required(UUID application, UUID id) {
        return own(application, id).orElseThrow(() -> GraphProblem.notFound("printTaskDefinition", id));
    }
}
