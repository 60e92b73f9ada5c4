package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrinterLocation;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A device to be registered: how it is called and where it stands, where it was found, with which certificate if it
/// showed one, and what it said about itself.
public record NewDevice(
        String displayName,
        @Nullable PrinterLocation location,
        URI uri,
        @Nullable String certificate,
        PrinterReport said) {}
