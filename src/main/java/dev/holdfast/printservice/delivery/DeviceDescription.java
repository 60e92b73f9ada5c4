package dev.holdfast.printservice.delivery;

import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import dev.holdfast.graph.PrinterStatus;
import java.net.URI;

/// What a device said about itself. `uri` is where it really is, which may be more than was asked for.
public record DeviceDescription(
        URI uri,
        String manufacturer,
        String model,
        PrinterCapabilities capabilities,
        PrinterDefaults defaults,
        PrinterStatus status) {}
