package dev.holdfast.document;

import dev.holdfast.base.Confined;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    private final long mostBytes;

    /// What a document becomes has at most so many bytes, and what is kept beside it meanwhile, too.
    public Converter(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// What became of a conversion. Each has a value of its own that the process ends with; any other says that
    /// it was broken off.
    public enum Result {
        /// The new file is there.
        DONE(0),
        /// The document has more pages than the format can have.
        TOO_MANY_PAGES(66),
        /// What the document becomes is larger than was allowed.
        TOO_LARGE(67),
        /// The document cannot be read, or takes more than 10 minutes or 512 MB.
        UNREADABLE(Pages.UNREADABLE);

        private final int exitValue;

        Result(int exitValue) {
            this.exitValue = exitValue;
        }

        int exitValue() {
            return exitValue;
        }

        private static Result of(Confined.End.Exited exited) throws IOException {
            for (var result : values()) {
                if (result.exitValue == exited.value()) return result;
            }
            throw exited.brokenOff();
        }
    }

    /// One document, and what is to become of it: the new file `to`, in whose folder temporary files are made.
    public record Task(Path from, Format source, Path to, Format target, Sheet sheet) {

        private String[] arguments(long mostBytes) {
            return new String[] {
                from.toAbsolutePath().toString(),
                to.toAbsolutePath().toString(),
                source.name(),
                target.name(),
                Integer.toString(sheet.dotsPerInch()),
                Boolean.toString(sheet.color()),
                sheet.sides().name(),
                Float.toString(sheet.width()),
                Float.toString(sheet.height()),
                Long.toString(mostBytes)
            };
        }
    }

    /// The formats through which a document becomes one of those that are `wanted`, the last being that; none
    /// where there is no way.
    public static List<Format> way(Format source, Set<Format> wanted) {
        var direct = targets(source).stream().filter(wanted::contains).map(List::of);
        var around = targets(source).stream()
                .flatMap(between ->
                        targets(between).stream().filter(wanted::contains).map(target -> List.of(between, target)));
        return Stream.concat(direct, around).findFirst().orElse(List.of());
    }

    private static Set<Format> targets(Format source) {
        return switch (source) {
            case PDF -> EnumSet.of(Format.PWG_RASTER, Format.URF, Format.JPEG);
            case JPEG -> EnumSet.of(Format.PDF);
            case PWG_RASTER -> EnumSet.of(Format.PDF, Format.URF, Format.JPEG);
            case URF -> EnumSet.of(Format.PDF, Format.PWG_RASTER, Format.JPEG);
        };
    }

    /// Converts a document. `meanwhile` is done every few seconds, and what it throws ends the conversion. What
    /// is in the new file is of use only where all was done. An [IOException] says nothing of the document; it
    /// is a [Confined.BrokenOff] where something befell the process, or its files.
    public Result convert(Task task, Runnable meanwhile) throws IOException, InterruptedException {
        return switch (program.run(task.to(), meanwhile, task.arguments(mostBytes))) {
            case Confined.End.Exited exited -> Result.of(exited);
            case Confined.End.TookTooMuch() -> Result.UNREADABLE;
        };
    }
}
