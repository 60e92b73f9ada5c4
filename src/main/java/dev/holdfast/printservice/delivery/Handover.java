package dev.holdfast.printservice.delivery;

import dev.holdfast.printservice.spool.Deliveries;
import java.io.InputStream;

/// A job as a device gets it.
final class Handover {

    private final Deliveries deliveries;
    private final Deliveries.Assignment assignment;

    Handover(Deliveries deliveries, Deliveries.Assignment assignment) {
        this.deliveries = deliveries;
        this.assignment = assignment;
    }

    /// Somebody else delivers the job, or nobody should any more: stop without a word.
    static final class TurnLost extends RuntimeException {
        TurnLost(Deliveries.Assignment assignment) {
            super("job " + assignment.job() + " attempt " + assignment.attempt());
        }
    }

    /// The job's number, the same at each attempt.
    long job() {
        return assignment.job().number();
    }

    /// Which attempt this is.
    int attempt() {
        return assignment.attempt();
    }

    /// The document's media type.
    String contentType() {
        return assignment.contentType();
    }

    /// The document's bytes.
    InputStream open() {
        return deliveries.open(assignment);
    }

    /// Says that it goes on, at least every few seconds.
    void working() {
        if (!deliveries.stillMine(assignment)) throw new TurnLost(assignment);
    }

    /// Says that from now on something may become paper.
    void sending() {
        if (!deliveries.sending(assignment)) throw new TurnLost(assignment);
    }
}
