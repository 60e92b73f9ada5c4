package dev.holdfast.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Graph's archivedPrintJob: what became of a job that has ended, for reports.
public record ArchivedPrintJob(
        String id,
        @Nullable String printerId,
        @Nullable String printerName,
        PrintJob.State processingState,
        @Nullable UserIdentity createdBy,
        @Nullable Instant createdDateTime,
        @Nullable Instant acquiredDateTime,
        @Nullable Instant completionDateTime,
        boolean acquiredByPrinter,
        int copiesPrinted) {}
