package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Background;
import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.Deliveries.Assignment;
import java.io.InputStream;

/// This process's turn to deliver a job: everything that is said is committed, and fenced by the attempt.
record Turn(Deliveries deliveries, Assignment assignment, Background background) implements Handover {

    @Override
    public long job() {
        return assignment.job().number();
    }

    @Override
    public int attempt() {
        return assignment.attempt();
    }

    @Override
    public String contentType() {
        return assignment.contentType();
    }

    @Override
    public InputStream open() {
        return deliveries.open(assignment);
    }

    @Override
    public void working() {
        if (!background.call(() -> deliveries.stillMine(assignment))) throw lost();
    }

    @Override
    public void sending() {
        if (!background.call(() -> deliveries.sending(assignment))) throw lost();
    }

    private TurnLost lost() {
        return new TurnLost("job=" + assignment.job() + " attempt=" + assignment.attempt());
    }
}
