package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.PrinterDefaults;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a printer prints what a job does not say: its defaults `now`, and `own` ones, which are what it does by itself.
/// Where the two differ, somebody has changed them, and the printer must be told with each job.
record Presets(PrinterDefaults now, PrinterDefaults own) {

    static Presets of(SpoolPrinter printer) {
        var own = PrinterReport.defaults(IppProperties.of(printer.says()));
        return new Presets(Objects.requireNonNullElse(printer.shown(false).defaults(), own), own);
    }

    /// How a job with these wishes is to be printed, as far as the printer must be told.
    PrintJobConfiguration under(PrintJobConfiguration wishes) {
        // Both say how large a page is drawn: of a job that says one of them the other is no gap.
        boolean sized = wishes.scaling() != null || wishes.fitPdfToPage() != null;
        var set = new PrintJobConfiguration(
                changed(now.quality(), own.quality()),
                changed(now.dpi(), own.dpi()),
                null,
                changed(now.orientation(), own.orientation()),
                changed(now.duplexMode(), own.duplexMode()),
                changed(now.copiesPerJob(), own.copiesPerJob()),
                changed(now.colorMode(), own.colorMode()),
                changed(now.inputBin(), own.inputBin()),
                changed(now.outputBin(), own.outputBin()),
                changed(now.mediaSize(), own.mediaSize()),
                null,
                changed(now.mediaType(), own.mediaType()),
                changed(now.finishings(), own.finishings()),
                changed(now.pagesPerSheet(), own.pagesPerSheet()),
                changed(now.multipageLayout(), own.multipageLayout()),
                null,
                sized ? null : changed(now.scaling(), own.scaling()),
                sized ? null : changed(now.fitPdfToPage(), own.fitPdfToPage()),
                null);
        return set.mergedWith(wishes);
    }

    private static <T> @Nullable T changed(@Nullable T now, @Nullable T own) {
        return Objects.equals(now, own) ? null : now;
    }
}
