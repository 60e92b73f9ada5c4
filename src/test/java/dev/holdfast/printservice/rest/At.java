package dev.holdfast.printservice.rest;

import java.util.UUID;

/// Where printers and shares are.
final class At {

    static final String SHARES = "/v1.0/print/shares";

    private At() {}

    static String printer(UUID printer) {
        return "/v1.0/print/printers/" + printer;
    }

    static String share(UUID share) {
        return SHARES + "/" + share;
    }
}
