package dev.holdfast.graph;

import org.jspecify.annotations.Nullable;

/// Graph's printUsageByUser: what somebody printed on a day, or in the month that begins with that day. What nobody
/// counted is absent.
public record PrintUsageByUser(
        String id,
        String userPrincipalName,
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
