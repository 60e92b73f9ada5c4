package dev.holdfast.printservice.delivery;

import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.Deliveries.Assignment;
import dev.holdfast.printservice.spool.DeliveryEnds;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes one job to its device and records what became of it. No transaction is open while the device works.
@ApplicationScoped
class Courier {

    private final Devices devices;
    private final Deliveries deliveries;
    private final DeliveryEnds ends;

    Courier(Devices devices, Deliveries deliveries, DeliveryEnds ends) {
        this.devices = devices;
        this.deliveries = deliveries;
        this.ends = ends;
    }

    void deliver(Assignment assignment) {
        try {
            record(assignment, devices.at(assignment.device()).deliver(new Turn(deliveries, assignment)));
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
