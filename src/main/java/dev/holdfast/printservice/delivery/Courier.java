package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Background;
import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.Deliveries.Assignment;
import dev.holdfast.printservice.spool.DeliveryEnds;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes one job to its device and records what became of it. No transaction is open while the device works, and those
/// that are have their place among the work that nobody stands and waits for.
@ApplicationScoped
class Courier {

    private final Devices devices;
    private final Deliveries deliveries;
    private final DeliveryEnds ends;
    private final Background background;

    Courier(Devices devices, Deliveries deliveries, DeliveryEnds ends, Background background) {
        this.devices = devices;
        this.deliveries = deliveries;
        this.ends = ends;
        this.background = background;
    }

    void deliver(Assignment assignment) {
        try {
            var outcome = devices.at(assignment.device()).deliver(new Turn(deliveries, assignment, background));
            background.run(() -> record(assignment, outcome));
        } catch (Handover.TurnLost e) {
            Log.infof("Delivery left to somebody else %s", e.getMessage());
        }
    }

    private void record(Assignment assignment, Device.Outcome outcome) {
        switch (outcome) {
            case Device.Outcome.Delivered() -> ends.delivered(assignment);
            // This attempt sent nothing, but one before it may have: that stays so until a device says otherwise.
            case Device.Outcome.NothingSent(String reason)
            when assignment.mayBeSent() -> ends.unknown(assignment, reason);
            case Device.Outcome.NothingSent(String reason) -> deliveries.nothingSent(assignment, reason);
            case Device.Outcome.Refused(String reason) -> ends.refused(assignment, reason);
            case Device.Outcome.Unknown(String reason) -> ends.unknown(assignment, reason);
        }
    }
}
