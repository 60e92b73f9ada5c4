package dev.holdfast.printservice.rest;

import dev.holdfast.ipp.GroupBytes;
import dev.holdfast.printservice.Clerk;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/// A printer's attributes as an application sends them.
final class IppAttributes {

    private IppAttributes() {}

    static GroupBytes sample() {
        return new GroupBytes()
                .text(GroupBytes.TEXT, "printer-make-and-model", "Acme Secure Queue")
                .bool("printer-is-accepting-jobs", true)
                .bool("color-supported", true)
                .keyword("sides-supported", "one-sided", "two-sided-long-edge")
                .keyword("sides-default", "one-sided")
                .keyword("media-supported", "iso_a4_210x297mm", "na_letter_8.5x11in", "custom_x_1x1in")
                .keyword("media-default", "iso_a4_210x297mm")
                .range("copies-supported", 1, 999)
                .integer("copies-default", 1)
                .resolution("printer-resolution-default", 600)
                .enums("finishings-supported", 3, 4)
                .enums("finishings-default", 3)
                .enums("print-quality-default", 4)
                .enums("orientation-requested-default", 3)
                .text(0x49, "document-format-supported", "application/pdf", "image/jpeg")
                .text(0x49, "document-format-default", "application/pdf")
                .keyword("print-color-mode-default", "color")
                .keyword("output-bin-default", "face-down")
                .collection("media-col-default", 2)
                .keyword("vendor-secret", "kept");
    }

    /// Sends this group, good or not, as the application that registered the printer.
    static ValidatableResponse report(Clerk clerk, UUID printer, byte[] group) {
        return clerk.app()
                .contentType("application/ipp")
                .body(group)
                .patch(At.printer(printer))
                .then();
    }
}
