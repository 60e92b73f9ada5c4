package dev.holdfast.printservice.delivery;

import dev.holdfast.graph.PrinterStatus;
import dev.holdfast.printservice.spool.Sighting;
import java.util.List;

/// A device that is not to be had any more, such as a folder since folders were switched off.
record NoDevice(String reason) implements Device {

    @Override
    public DeviceDescription describe() {
        throw new DeviceUnavailable(reason);
    }

    @Override
    public Sighting probe() {
        return new Sighting(new PrinterStatus(PrinterStatus.State.STOPPED, List.of("other"), reason), false, null);
    }

    @Override
    public Outcome deliver(Handover handover) {
        return new Outcome.NothingSent(reason);
    }
}
