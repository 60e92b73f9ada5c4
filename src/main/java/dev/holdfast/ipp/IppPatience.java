package dev.holdfast.ipp;

import java.time.Duration;

/// How long a printer is waited for: until there is a connection, and each time until it takes more of the request or
/// answers. `meanwhile` is done first, then every few seconds, and before anything is sent if the last time was longer
/// ago than that; what it throws ends the call.
public record IppPatience(Duration toConnect, Duration toGoOn, Runnable meanwhile) {

    /// The same, with more time for each step.
    public IppPatience goingOnWithin(Duration time) {
        return new IppPatience(toConnect, time, meanwhile);
    }
}
