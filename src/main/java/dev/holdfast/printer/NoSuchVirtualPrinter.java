package dev.holdfast.printer;

import dev.holdfast.base.ProblemException;

final class NoSuchVirtualPrinter extends ProblemException {

    NoSuchVirtualPrinter() {
        super(404, "not-found", "There is no such virtual printer.");
    }
}
