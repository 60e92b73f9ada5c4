package dev.holdfast.printer;

import java.time.Duration;
import java.util.UUID;

/// A queue of a virtual printer: one Graph printer that jobs wait on. `definitionId` is the task definition whose
/// tasks hold them, `holdFor` how long a job waits before it expires, `longestHold` how long the print cloud keeps
/// one at least.
public record Queue(
        String printerId,
        String definitionId,
        UUID virtualPrinterId,
        String virtualPrinterName,
        Duration holdFor,
        Duration longestHold) {}
