package dev.holdfast.printservice.delivery;

import dev.holdfast.base.ProblemException;

/// An address that no device may have here, whatever would answer.
public final class DeviceForbidden extends ProblemException {

    DeviceForbidden(String detail) {
        super(422, "device-forbidden", detail);
    }
}
