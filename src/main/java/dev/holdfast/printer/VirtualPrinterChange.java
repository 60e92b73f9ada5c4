package dev.holdfast.printer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import dev.holdfast.graph.PrinterLocation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body that changes a virtual printer; what is absent stays. What the print cloud was told when the printer was
/// made cannot be changed here, and is refused rather than ignored.
record VirtualPrinterChange(
        @Nullable String displayName,
        @Nullable PrinterLocation location,
        @Nullable String holdFor,
        @Schema(hidden = true) @Nullable JsonNode share,
        @Schema(hidden = true) @Nullable JsonNode attributes,
        @Schema(hidden = true) @Nullable JsonNode manufacturer,
        @Schema(hidden = true) @Nullable JsonNode model) {

    VirtualPrinterChange {
        displayName = Fields.optionalText("displayName", displayName, 50);
        location = Locations.checked(location);
        refuse("share", share);
        refuse("attributes", attributes);
        refuse("manufacturer", manufacturer);
        refuse("model", model);
    }

    private static void refuse(String field, @Nullable JsonNode given) {
        if (given != null && !given.isNull()) {
            throw new InvalidField(field, "cannot be changed; make another virtual printer");
        }
    }
}
