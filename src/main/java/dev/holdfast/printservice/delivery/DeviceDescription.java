package dev.holdfast.printservice.delivery;

import dev.holdfast.printservice.spool.PrinterReport;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a device said about itself. `uri` is where it really is, which may be more than was asked for; `certificate` is
/// the SHA-256 of the one that it showed.
public record DeviceDescription(URI uri, @Nullable String certificate, PrinterReport said) {}
