package dev.holdfast.printer;

import dev.holdfast.base.ProblemException;

/// Nobody can say how computers find the printer.
final class NotDiscoverable extends ProblemException {

    private NotDiscoverable(String code, String detail) {
        super(409, code, detail);
    }

    static NotDiscoverable notShared() {
        return new NotDiscoverable(
                "not-shared", "This virtual printer has no share yet: computers find it when its set-up is done.");
    }

    static NotDiscoverable noIpp() {
        return new NotDiscoverable(
                "no-ipp",
                "The print cloud does not say over IPP how this printer is reached: computers find it in the print"
                        + " cloud's own way.");
    }
}
