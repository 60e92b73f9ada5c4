package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Background;
import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.Deliveries.Assignment;
import dev.holdfast.printservice.spool.Deliveries.Claim;
import dev.holdfast.printservice.spool.DeliveryEnds;
import dev.holdfast.printservice.spool.DeliveryProgress;
import dev.holdfast.printservice.spool.EarlierAttempts.Recall;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Takes one job to its device and records what became of it. No transaction is open while the device works, and those
/// that are have their place among the work that nobody stands and waits for.
@ApplicationScoped
class Courier {

    private static final String BROKEN = "Something went wrong here. It has been logged.";

    private final Devices devices;
    private final Deliveries deliveries;
    private final DeliveryProgress progress;
    private final DeliveryEnds ends;
    private final Background background;

    Courier(
            Devices devices,
            Deliveries deliveries,
            DeliveryProgress progress,
            DeliveryEnds ends,
            Background background) {
        this.devices = devices;
        this.deliveries = deliveries;
        this.progress = progress;
        this.ends = ends;
        this.background = background;
    }

    void deliver(Claim claim) {
        assignment(claim).ifPresent(assignment -> deliver(claim, assignment));
    }

    private Optional<Assignment> assignment(Claim claim) {
        try {
            return background.call(() -> deliveries.assignment(claim));
        } catch (RuntimeException e) {
            background.run(() -> deliveries.putAside(claim));
            throw e;
        }
    }

    private void deliver(Claim claim, Assignment assignment) {
        var earlier = assignment.earlier();
        if (earlier.recall() == Recall.CANCELED && !earlier.mayBeSent()) {
            background.run(() -> ends.canceled(assignment));
            return;
        }
        var turn = new Turn(deliveries, progress, assignment, background);
        try {
            var outcome = devices.at(assignment.device()).deliver(turn);
            background.run(() -> record(assignment, outcome));
        } catch (Handover.TurnLost e) {
            Log.infof("Delivery left to somebody else %s", e.getMessage());
            // Where it is only too late, it is taken back as soon as nobody is at it.
            background.run(() -> deliveries.putAside(claim));
        } catch (RuntimeException e) {
            // Its lease would keep all others from the printer, again and again.
            Log.errorf(
                    e,
                    "Delivery failed, will be tried again job=%s attempt=%d",
                    assignment.job(),
                    assignment.attempt());
            background.run(() -> {
                if (turn.mayBeSent()) ends.broken(assignment, BROKEN);
                else deliveries.broken(assignment, BROKEN);
            });
        }
    }

    private void record(Assignment assignment, Device.Outcome outcome) {
        switch (outcome) {
            case Device.Outcome.Delivered() -> ends.delivered(assignment);
            // This attempt sent nothing, but one before it may have: that stays so until a device says otherwise.
            case Device.Outcome.NothingSent(String reason)
            when assignment.earlier().mayBeSent() -> ends.unknown(assignment, reason);
            case Device.Outcome.NothingSent(String reason) -> deliveries.nothingSent(assignment, reason);
            case Device.Outcome.NotReady(String reason) -> deliveries.notReady(assignment, reason);
            case Device.Outcome.Refused(String reason) -> ends.refused(assignment, reason);
            case Device.Outcome.Unknown(String reason) -> ends.unknown(assignment, reason);
            case Device.Outcome.Unconfirmed(String reason) -> ends.unconfirmed(assignment, reason);
            case Device.Outcome.UnderWay(var how) -> progress.underWay(assignment, how);
            case Device.Outcome.Undone(String reason) -> progress.undone(assignment, reason);
            case Device.Outcome.Failed(String reason) -> ends.failed(assignment, reason);
            case Device.Outcome.Canceled() -> ends.canceled(assignment);
        }
    }
}
