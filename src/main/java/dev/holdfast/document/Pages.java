package dev.holdfast.document;

import dev.holdfast.base.Confined;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;

/// The program that prints how many pages a document has; see [PageCounter].
final class Pages {

    /// What a program ends with that cannot make sense of its document, and one that could not read or write
    /// files.
    static final int UNREADABLE = 65;

    static final int NO_DISK = 74;

    private static final long MOST_SCRATCH = 256L << 20;
    private static final int START_OF_IMAGE = 0xffd8;

    private Pages() {}

    static void main(String[] arguments) {
        Confined.endWithParent();
        var document = Path.of(arguments[0]);
        var disk = new Disk(MOST_SCRATCH);
        try {
            System.out.println(of(document, Format.valueOf(arguments[1]), disk));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            System.out.println(e);
            System.exit(disk.trouble().isPresent() || !Disk.canBeRead(document) ? NO_DISK : UNREADABLE);
        }
    }

    static int of(Path document, Format format, Disk disk) throws IOException {
        return switch (format) {
            case PDF -> ofPdf(document, disk);
            case JPEG -> ofJpeg(document);
            case PWG_RASTER, URF -> ofRaster(document, format);
        };
    }

    private static int ofPdf(Path file, Disk disk) throws IOException {
        try (var document = Loader.loadPDF(file.toFile(), disk::scratch)) {
            return document.getNumberOfPages();
        }
    }

    private static int ofJpeg(Path file) throws IOException {
        try (var in = in(file)) {
            if ((in.read() << Byte.SIZE | in.read()) != START_OF_IMAGE) throw new IOException("no JPEG");
            return 1;
        }
    }

    // URF says at its beginning how many pages there are and PWG Raster may, but only what is there can be printed.
    private static int ofRaster(Path file, Format format) throws IOException {
        try (var in = in(file)) {
            var pages = Conversion.source(format, in);
            int count = 0;
            while (pages.next() != null) count++;
            return count;
        }
    }

    private static InputStream in(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }
}
