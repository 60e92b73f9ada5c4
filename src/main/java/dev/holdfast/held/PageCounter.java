package dev.holdfast.held;

import dev.holdfast.base.Confined;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.jboss.logging.Logger;

/// Counts the pages of a PDF.
@ApplicationScoped
class PageCounter {

    // Only what reading a PDF needs.
    private final Confined program = new Confined(
            PdfPages.class,
            96,
            Duration.ofSeconds(10),
            Loader.class,
            IOUtils.class,
            FontBoxFont.class,
            LogFactory.class,
            Logger.class);

    /// Empty where it is no PDF, an encrypted or a broken one, or one that takes too much to read.
    OptionalInt count(Path pdf) throws IOException {
        return program.run(pdf, pdf.toAbsolutePath().toString())
                .map(String::strip)
                .filter(answer -> answer.matches("[0-9]{1,9}"))
                .map(answer -> OptionalInt.of(Integer.parseInt(answer)))
                .orElseGet(OptionalInt::empty);
    }
}
