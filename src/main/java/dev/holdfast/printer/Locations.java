package dev.holdfast.printer;

import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import dev.holdfast.graph.PrinterLocation;
import org.jspecify.annotations.Nullable;

/// Checks what a request says about a place.
final class Locations {

    static final PrinterLocation NOWHERE = new PrinterLocation(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// Fields and lists together; a place is described in far less.
    private static final int LONGEST = 4_000;

    private static final int MOST = 100;

    private Locations() {}

    static @Nullable PrinterLocation checked(@Nullable PrinterLocation location) {
        if (location == null || location.equals(NOWHERE)) {
            return null;
        }
        String all = location.toString();
        if (all.length() > LONGEST) {
            throw new InvalidField("location", "must not be longer than " + LONGEST + " characters");
        }
        Fields.characters("location", all);
        Fields.list("location.organization", location.organization(), MOST);
        Fields.list("location.subdivision", location.subdivision(), MOST);
        Fields.list("location.subunit", location.subunit(), MOST);
        return location.checked("location");
    }
}
