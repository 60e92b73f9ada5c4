package dev.holdfast.printer;

import dev.holdfast.base.Fields;
import dev.holdfast.graph.PrinterLocation;
import org.jspecify.annotations.Nullable;

/// The body that changes a virtual printer; what is absent stays.
record VirtualPrinterChange(
        @Nullable String displayName,
        @Nullable PrinterLocation location,
        @Nullable String holdFor) {

    VirtualPrinterChange {
        displayName = Fields.optionalText("displayName", displayName, 50);
        location = Locations.checked(location);
    }
}
