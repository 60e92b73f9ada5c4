package dev.holdfast.graph;

import org.jspecify.annotations.Nullable;

/// Graph's printUsageByPrinter: what was printed at a printer on a day, or in the month that begins with that day. What
/// nobody counted is absent.
public record PrintUsageByPrinter(
        String id,
        String printerId,
        @Nullable String printerName,
        String usageDate,
        long completedBlackAndWhiteJobCount,
        long completedColorJobCount,
        long incompleteJobCount,
        @Nullable Long completedJobCount,
        @Nullable Long pageCount,
        @Nullable Long blackAndWhitePageCount,
        @Nullable Long colorPageCount,
        @Nullable Long mediaSheetCount,
        @Nullable Long singleSidedSheetCount,
        @Nullable Long doubleSidedSheetCount) {}
