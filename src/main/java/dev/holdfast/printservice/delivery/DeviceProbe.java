package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Background;
import dev.holdfast.printservice.spool.DeviceStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Asks one device how it is and records the answer. No transaction is open while the device thinks.
@ApplicationScoped
class DeviceProbe {

    private final DevicesConfig config;
    private final Devices devices;
    private final DeviceStates states;
    private final Background background;

    DeviceProbe(DevicesConfig config, Devices devices, DeviceStates states, Background background) {
        this.config = config;
        this.devices = devices;
        this.states = states;
        this.background = background;
    }

    /// The next device that is due, to be asked.
    Optional<Runnable> next() {
        return background.call(() -> states.next(config.pollEvery())).map(due -> () -> ask(due));
    }

    private void ask(DeviceStates.Due due) {
        var sighting = devices.at(due.device()).probe();
        background.run(() -> states.report(due, sighting));
    }
}
