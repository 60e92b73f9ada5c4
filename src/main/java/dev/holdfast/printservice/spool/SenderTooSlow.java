package dev.holdfast.printservice.spool;

import java.io.IOException;

/// The sender of a body took too long.
public final class SenderTooSlow extends IOException {

    SenderTooSlow() {
        super("the body did not come in time");
    }
}
