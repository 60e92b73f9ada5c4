package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.printservice.spool.Report;
import dev.holdfast.printservice.spool.UsageLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was printed on a day, or in the month that begins with it, at a printer or by a person. Pages and sheets are
/// those of the `countedJobs`, and absent where jobs were completed and none could be counted.
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageView(
        UUID id,
        LocalDate date,
        @Nullable String printerId,
        @Nullable String printerName,
        @Nullable String userPrincipalName,
        long completedJobs,
        long blackAndWhiteJobs,
        long colorJobs,
        long incompleteJobs,
        long countedJobs,
        @Nullable Long pages,
        @Nullable Long blackAndWhitePages,
        @Nullable Long colorPages,
        @Nullable Long sheets,
        @Nullable Long singleSidedSheets,
        @Nullable Long doubleSidedSheets) {

    private static final List<String> COUNTS = List.of(
            "completedJobs",
            "blackAndWhiteJobs",
            "colorJobs",
            "incompleteJobs",
            "countedJobs",
            "pages",
            "blackAndWhitePages",
            "colorPages",
            "sheets",
            "singleSidedSheets",
            "doubleSidedSheets");

    static UsageView of(UsageLine line) {
        boolean byPrinter = line.report().isByPrinter();
        return new UsageView(
                line.id(),
                line.date(),
                byPrinter ? line.subject() : null,
                line.name(),
                byPrinter ? null : line.subject(),
                line.completed(),
                line.completedBlackAndWhite(),
                line.completedColor(),
                line.incomplete(),
                line.counted(),
                line.pages(),
                line.blackAndWhitePages(),
                line.colorPages(),
                line.sheets(),
                line.singleSidedSheets(),
                line.doubleSidedSheets());
    }

    /// The first row of a report as CSV.
    static List<String> header(Report report) {
        var subject = report.isByPrinter() ? List.of("printerId", "printerName") : List.of("userPrincipalName");
        return Stream.of(List.of("date"), subject, COUNTS).flatMap(List::stream).toList();
    }

    /// The line as a row of CSV; what is absent is empty.
    List<String> cells() {
        var subject = printerId == null
                ? List.of(Objects.toString(userPrincipalName, ""))
                : List.of(printerId, Objects.toString(printerName, ""));
        return Stream.of(List.of(date.toString()), subject, counts())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> counts() {
        return List.of(
                Long.toString(completedJobs),
                Long.toString(blackAndWhiteJobs),
                Long.toString(colorJobs),
                Long.toString(incompleteJobs),
                Long.toString(countedJobs),
                Objects.toString(pages, ""),
                Objects.toString(blackAndWhitePages, ""),
                Objects.toString(colorPages, ""),
                Objects.toString(sheets, ""),
                Objects.toString(singleSidedSheets, ""),
                Objects.toString(doubleSidedSheets, ""));
    }
}
