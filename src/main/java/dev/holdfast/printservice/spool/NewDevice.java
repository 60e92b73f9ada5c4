package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import dev.holdfast.graph.PrinterLocation;
import dev.holdfast.graph.PrinterStatus;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A device to be registered: how it is called and where it stands, and what it said about itself.
public record NewDevice(
        String displayName,
        @Nullable PrinterLocation location,
        URI uri,
        String manufacturer,
        String model,
        PrinterCapabilities capabilities,
        PrinterDefaults defaults,
        PrinterStatus status) {}
