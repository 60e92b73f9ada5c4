package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintTask;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tasks.
@ApplicationScoped
class SpoolTasks implements PanacheRepositoryBase<SpoolTask, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /// The hold on a job that is locked, if there is one; it is locked, too.
    Optional<SpoolTask> holding(SpoolJob job) {
        return find("jobId = ?1 and state = ?2", job.address().number(), PrintTask.State.PROCESSING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The latest hold there was on the job.
    Optional<SpoolTask> latestOf(long job) {
        return find("jobId = ?1 order by id desc", job).firstResultOptional();
    }

    List<SpoolTask> of(Collection<Long> jobs) {
        return find("jobId in ?1 order by id", jobs).list();
    }

    Optional<SpoolTask> of(TaskDefinition definition, UUID id) {
        return find("id = ?1 and definitionId = ?2", id, definition.id()).firstResultOptional();
    }

    /// The triggers that started these tasks, as far as they are still there, by the tasks' ids.
    Map<UUID, TaskTrigger> triggers(TaskDefinition definition, Collection<UUID> ids) {
        return getEntityManager()
                .createQuery("""
                        select t.id, g from SpoolTask t join TaskTrigger g on g.id = t.triggerId
                        where t.id in ?1 and t.definitionId = ?2""", Object[].class)
                .setParameter(1, ids)
                .setParameter(2, definition.id())
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (TaskTrigger) row[1]));
    }

    /// The running tasks of a definition, and those that ended in the last 24 hours, oldest first.
    List<SpoolTask> listed(TaskDefinition definition, @Nullable UUID after, int limit) {
        return find("""
                        definitionId = ?1 and id > ?2
                        and (endedAt is null or endedAt > instant - 24 hour) order by id""", definition.id(), after == null ? FIRST : after)
                .page(0, limit)
                .list();
    }
}
