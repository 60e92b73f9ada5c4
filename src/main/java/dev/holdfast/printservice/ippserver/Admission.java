package dev.holdfast.printservice.ippserver;

import dev.holdfast.printservice.spool.IppSubmission.Sender;
import jakarta.enterprise.context.ApplicationScoped;

/// All that must be right before a job is taken: who sends it, that the printer takes jobs, what the
/// document is, and how it is to be printed.
@ApplicationScoped
class Admission {

    private final Gate gate;
    private final Orders orders;
    private final Papers papers;

    Admission(Gate gate, Orders orders, Papers papers) {
        this.gate = gate;
        this.orders = orders;
        this.papers = papers;
    }

    record Admitted(Sender sender, Orders.Order order) {}

    Admitted of(Request request) {
        var sender = gate.admit(request);
        if (Boolean.FALSE.equals(request.queue().spool().printer().isAcceptingJobs())) {
            throw new IppRefusal(
                    IppStatus.SERVER_ERROR_NOT_ACCEPTING_JOBS, "The printer is not accepting jobs at the moment.");
        }
        papers.check(request);
        return new Admitted(sender, orders.read(request, sender));
    }
}
