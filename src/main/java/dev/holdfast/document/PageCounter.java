package dev.holdfast.document;

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
    /// 96 MB to read. Temporary files are made beside it.
    public OptionalInt count(Path document, Format format) throws IOException {
        return program.run(document, document.toAbsolutePath().toString(), format.name())
                .map(String::strip)
                .filter(answer -> answer.matches("[0-9]{1,9}"))
                .map(answer -> OptionalInt.of(Integer.parseInt(answer)))
                .orElseGet(OptionalInt::empty);
    }
}
