package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.PrinterDefaults;
import dev.holdfast.ipp.AttributeGroup;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a printer prints what a job does not say: its defaults `now`, and `own` ones, which are what it does by itself.
/// Where the two differ, somebody has changed them, and the printer must be told with each job.
record Presets(PrinterDefaults now, PrinterDefaults own) {

    // Which sheet is said as a whole.
    private static final String[] SHEET = {"media", "media-col", "media-type"};

    static Presets of(SpoolPrinter printer) {
        var own = PrinterReport.defaults(IppProperties.of(printer.says()));
        return new Presets(Objects.requireNonNullElse(printer.shown(false).defaults(), own), own);
    }

    /// How a job with these wishes is to be printed, as far as the printer must be told. What an IPP client
    /// `asked` for is no gap, even where Graph has no word for it.
    PrintJobConfiguration under(PrintJobConfiguration wishes, AttributeGroup asked) {
        var gaps = new Gaps(asked);
        // Both say how large a page is drawn: of a job that says one of them the other is no gap.
        boolean sized = wishes.scaling() != null || wishes.fitPdfToPage() != null;
        var set = new PrintJobConfiguration(
                gaps.of(now.quality(), own.quality(), "print-quality"),
                gaps.of(now.dpi(), own.dpi(), "printer-resolution"),
                null,
                gaps.of(now.orientation(), own.orientation(), "orientation-requested"),
                gaps.of(now.duplexMode(), own.duplexMode(), "sides"),
                gaps.of(now.copiesPerJob(), own.copiesPerJob(), "copies"),
                gaps.of(now.colorMode(), own.colorMode(), "print-color-mode"),
                gaps.of(now.inputBin(), own.inputBin(), SHEET),
                gaps.of(now.outputBin(), own.outputBin(), "output-bin"),
                gaps.of(now.mediaSize(), own.mediaSize(), SHEET),
                null,
                gaps.of(now.mediaType(), own.mediaType(), SHEET),
                gaps.of(now.finishings(), own.finishings(), "finishings", "finishings-col"),
                gaps.of(now.pagesPerSheet(), own.pagesPerSheet(), "number-up"),
                gaps.of(now.multipageLayout(), own.multipageLayout(), "presentation-direction-number-up"),
                null,
                sized ? null : gaps.of(now.scaling(), own.scaling(), "print-scaling"),
                sized ? null : gaps.of(now.fitPdfToPage(), own.fitPdfToPage(), "print-scaling", "pdf-fit-to-page"),
                null);
        return set.mergedWith(wishes);
    }

    private record Gaps(AttributeGroup asked) {

        /// The default where it was changed and the client said none of these.
        <T> @Nullable T of(@Nullable T now, @Nullable T own, String... attributes) {
            boolean isSaid =
                    Stream.of(attributes).anyMatch(name -> asked.find(name).isPresent());
            return isSaid || Objects.equals(now, own) ? null : now;
        }
    }
}
