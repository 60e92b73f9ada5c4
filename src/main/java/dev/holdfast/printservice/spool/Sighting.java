package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrinterStatus;
import org.jspecify.annotations.Nullable;

/// How a device was when it was asked: whether it answered and, where it speaks of itself, what it said.
public record Sighting(
        PrinterStatus status, boolean answered, @Nullable PrinterReport said) {}
