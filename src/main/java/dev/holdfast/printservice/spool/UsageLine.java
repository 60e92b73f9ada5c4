package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintUsageByPrinter;
import dev.holdfast.graph.PrintUsageByUser;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a report. `subject` is the printer's id or the person's name; pages and sheets are those of the
/// `counted` jobs, and absent where there are completed ones and none was counted.
public record UsageLine(
        UUID id,
        Report report,
        LocalDate date,
        String subject,
        @Nullable String name,
        long completed,
        long completedBlackAndWhite,
        long completedColor,
        long incomplete,
        long counted,
        @Nullable Long pages,
        @Nullable Long blackAndWhitePages,
        @Nullable Long colorPages,
        @Nullable Long sheets,
        @Nullable Long singleSidedSheets,
        @Nullable Long doubleSidedSheets) {

    /// As Graph has it of a printer.
    public PrintUsageByPrinter byPrinter() {
        return new PrintUsageByPrinter(
                id.toString(),
                subject,
                name,
                date.toString(),
                completedBlackAndWhite,
                completedColor,
                incomplete,
                completed,
                pages,
                blackAndWhitePages,
                colorPages,
                sheets,
                singleSidedSheets,
                doubleSidedSheets);
    }

    /// As Graph has it of a person.
    public PrintUsageByUser byUser() {
        return new PrintUsageByUser(
                id.toString(),
                subject,
                date.toString(),
                completedBlackAndWhite,
                completedColor,
                incomplete,
                completed,
                pages,
                blackAndWhitePages,
                colorPages,
                sheets,
                singleSidedSheets,
                doubleSidedSheets);
    }
}
