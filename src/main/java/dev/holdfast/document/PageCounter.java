package dev.holdfast.document;

import dev.holdfast.base.Confined;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.jboss.logging.Logger;

/// Counts the pages of documents, each in a process of its own: they come from anybody, and a small PDF can ask for all
/// memory and all time.
@ApplicationScoped
public class PageCounter {

    // Only what reading a PDF needs.
    private final Confined program = new Confined(
            Pages.class,
            96,
            Duration.ofSeconds(10),
            Loader.class,
            IOUtils.class,
            FontBoxFont.class,
            LogFactory.class,
            Logger.class);

    /// Empty where the document is not of this format, is encrypted or broken, or takes more than 10 seconds or
    /// 96 MB to read. Temporary files are made beside it. A count that was broken off is an [IOException].
    public OptionalInt count(Path document, Format format) throws IOException {
        try {
            return switch (program.run(document, document.toAbsolutePath().toString(), format.name())) {
                case Confined.End.Exited exited -> pages(exited);
                case Confined.End.TookTooMuch() -> OptionalInt.empty();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while pages were counted");
        }
    }

    private static OptionalInt pages(Confined.End.Exited exited) throws IOException {
        return switch (exited.value()) {
            case 0 -> OptionalInt.of(Integer.parseInt(exited.answer().strip()));
            case Pages.UNREADABLE -> OptionalInt.empty();
            default -> throw exited.brokenOff();
        };
    }
}
