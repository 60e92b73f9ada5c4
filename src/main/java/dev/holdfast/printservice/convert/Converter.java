package dev.holdfast.printservice.convert;

import dev.holdfast.base.Confined;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.jboss.logging.Logger;

/// Converts documents, each in a process of its own.
public final class Converter {

    // A page of A3 in colour at 600 dots per inch is 209 MB.
    private static final int MEGABYTES = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Confined program = new Confined(
            Convert.class,
            MEGABYTES,
            PATIENCE,
            Loader.class,
            IOUtils.class,
            FontBoxFont.class,
            LogFactory.class,
            Logger.class);

    /// What a document of this format can become.
    public static Set<Format> targets(Format source) {
        return switch (source) {
            case PDF -> EnumSet.of(Format.PWG_RASTER, Format.URF);
            case JPEG -> EnumSet.of(Format.PDF);
            case PWG_RASTER -> EnumSet.of(Format.URF, Format.PDF);
            case URF -> EnumSet.of(Format.PWG_RASTER, Format.PDF);
        };
    }

    /// Converts `from` into the new file `to`, in whose folder temporary files are made. False where the
    /// document cannot
    /// be read, or takes more than 10 minutes or 512 MB; then `to` is of no use.
    public boolean convert(Path from, Format source, Path to, Format target, Sheet sheet) throws IOException {
        return program.run(
                        to,
                        from.toAbsolutePath().toString(),
                        to.toAbsolutePath().toString(),
                        source.name(),
                        target.name(),
                        Integer.toString(sheet.dotsPerInch()),
                        Boolean.toString(sheet.color()),
                        sheet.sides().name(),
                        Float.toString(sheet.width()),
                        Float.toString(sheet.height()))
                .isPresent();
    }
}
