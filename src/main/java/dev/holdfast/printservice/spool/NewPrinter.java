package dev.holdfast.printservice.spool;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is said about a printer when it is registered.
public record NewPrinter(
        String displayName,
        String manufacturer,
        String model,
        boolean physical,
        @Nullable UUID physicalDevice) {}
