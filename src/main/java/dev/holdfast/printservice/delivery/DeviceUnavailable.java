package dev.holdfast.printservice.delivery;

import dev.holdfast.base.ProblemException;

/// A device that cannot be reached or used.
public final class DeviceUnavailable extends ProblemException {

    DeviceUnavailable(String detail) {
        super(422, "device-unavailable", detail);
    }
}
