package dev.holdfast.printer;

import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/// Orders work on queues, in the caller's transaction; it begins once that has committed.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SetUpOrders {

    private final SetUpSteps steps;
    private final Event<SetUpDue> due;

    SetUpOrders(SetUpSteps steps, Event<SetUpDue> due) {
        this.steps = steps;
        this.due = due;
    }

    void setUp(UUID queueId) {
        SetUpStep.Name.SET_UP.forEach(name -> steps.persist(new SetUpStep(Ids.next(), queueId, name)));
        due.fire(new SetUpDue());
    }

    /// Looks at these again, and does what is missing.
    void redo(UUID queueId, List<SetUpStep.Name> names) {
        steps.redo(queueId, names);
        due.fire(new SetUpDue());
    }

    /// Takes apart what was set up. Nobody may be working on the queue.
    void remove(UUID queueId) {
        steps.forget(queueId);
        steps.persist(new SetUpStep(Ids.next(), queueId, SetUpStep.Name.REMOVAL));
        due.fire(new SetUpDue());
    }
}
