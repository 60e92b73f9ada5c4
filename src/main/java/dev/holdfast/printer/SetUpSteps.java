package dev.holdfast.printer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The steps, and who works on which: a lease in the database's time, renewed before each call that makes
/// something, and an attempt that fences what is recorded.
@ApplicationScoped
class SetUpSteps implements PanacheRepositoryBase<SetUpStep, UUID> {

    /// Longer than the longest call between two renewals takes.
    private static final int LEASE_SECONDS = 90;

    /// The next step that is due, leased. A step waits for all before it. Only the subscription of a queue that
    /// was set up needs no more than what they stored: it is made anew though another step is stuck.
    Optional<SetUpStep> claim() {
        List<?> claimed = getEntityManager()
                .createNativeQuery("""
                update set_up_step set state = 'RUNNING', attempt = attempt + 1,
                    lease_until = now() + ?1 * interval '1 second'
                where id = (
                    select id from set_up_step due
                    where state in ('PENDING', 'RUNNING') and run_at <= now()
                    and (lease_until is null or lease_until < now())
                    and (not exists (select 1 from set_up_step earlier
                            where earlier.queue_id = due.queue_id and earlier.position < due.position
                            and earlier.state <> 'DONE')
                        or due.name = 'subscription' and exists (select 1
                            from printer_queue queue join set_up_step definition on definition.queue_id = queue.id
                            where queue.id = due.queue_id and queue.printer_id is not null
                            and queue.trigger_id is not null and queue.bound_definition = queue.definition_id
                            and definition.name = 'task-definition'
                            and definition.state not in ('PENDING', 'RUNNING')))
                    order by run_at limit 1 for update skip locked)
                returning *""", SetUpStep.class)
                .setParameter(1, LEASE_SECONDS)
                .getResultList();
        return claimed.stream().findFirst().map(SetUpStep.class::cast);
    }

    /// Renews the lease; false where another has the step now.
    boolean renew(UUID id, int attempt) {
        return getEntityManager()
                        .createNativeQuery("""
                        update set_up_step set lease_until = now() + ?3 * interval '1 second'
                        where id = ?1 and attempt = ?2 and state = 'RUNNING'""")
                        .setParameter(1, id)
                        .setParameter(2, attempt)
                        .setParameter(3, LEASE_SECONDS)
                        .executeUpdate()
                == 1;
    }

    /// What became of an attempt. `pause` is when to go on, where it goes on.
    record Outcome(SetUpStep.State state, @Nullable String detail, Duration pause, int failures) {}

    /// Records an outcome and gives the lease back; false where another has the step now.
    boolean record(UUID id, int attempt, Outcome outcome) {
        return getEntityManager()
                        .createNativeQuery("""
                        update set_up_step set state = ?3, detail = ?4, failures = ?5, lease_until = null,
                            run_at = now() + ?6 * interval '1 millisecond'
                        where id = ?1 and attempt = ?2 and state = 'RUNNING'""")
                        .setParameter(1, id)
                        .setParameter(2, attempt)
                        .setParameter(3, outcome.state().name())
                        .setParameter(4, outcome.detail())
                        .setParameter(5, outcome.failures())
                        .setParameter(6, outcome.pause().toMillis())
                        .executeUpdate()
                == 1;
    }

    /// Has these steps done (again). One that is being worked on is done once more after its lease: its attempt
    /// is over.
    void redo(UUID queueId, List<SetUpStep.Name> names) {
        getEntityManager()
                .createNativeQuery("""
                update set_up_step set state = 'PENDING', detail = null, failures = 0, attempt = attempt + 1,
                    run_at = greatest(now(), lease_until)
                where queue_id = ?1 and name = any(?2)""")
                .setParameter(1, queueId)
                .setParameter(2, names.stream().map(SetUpStep.Name::text).toArray(String[]::new))
                .executeUpdate();
    }

    /// Locks the queue's steps; true where one is being worked on.
    boolean isBusy(UUID queueId) {
        List<?> leased = getEntityManager()
                .createNativeQuery(
                        "select lease_until > now() from set_up_step where queue_id = ?1 order by position for update")
                .setParameter(1, queueId)
                .getResultList();
        return leased.contains(true);
    }

    List<SetUpStep> of(UUID queueId) {
        return find("queueId = ?1 order by position", queueId).page(0, 20).list();
    }

    void forget(UUID queueId) {
        delete("queueId", queueId);
    }
}
