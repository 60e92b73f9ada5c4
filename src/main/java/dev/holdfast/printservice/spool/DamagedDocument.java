package dev.holdfast.printservice.spool;

import java.io.IOException;

/// A document of which a part is missing or is not what was uploaded: reading it again will not help.
public final class DamagedDocument extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedDocument(String what) {
        super(what);
    }
}
