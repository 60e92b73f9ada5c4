package dev.holdfast.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;

/// One document turned into another format.
final class Conversion {

    private final Path from;
    private final Path to;
    private final Disk disk;

    Conversion(Path from, Path to, Disk disk) {
        this.from = from;
        this.to = to;
        this.disk = disk;
    }

    /// Turns the document of format `source` into one of format `target`; the drawing matters where a PDF is
    /// drawn. Where that does not succeed, nothing is left of the new file.
    void run(Format source, Format target, Sheet sheet) throws IOException {
        try {
            write(source, target, sheet);
        } catch (IOException | RuntimeException | Error e) {
            discard(e);
            throw e;
        }
    }

    private void discard(Throwable why) {
        try {
            Files.deleteIfExists(to);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private void write(Format source, Format target, Sheet sheet) throws IOException {
        try (var out = new BufferedOutputStream(disk.create(to))) {
            switch (source) {
                case PDF -> pdf(target, sheet, out);
                case JPEG -> {
                    if (target != Format.PDF) throw new IOException("a JPEG becomes a PDF only");
                    jpeg(out);
                }
                case PWG_RASTER, URF -> raster(source, target, out);
            }
        }
    }

    private void pdf(Format target, Sheet sheet, OutputStream out) throws IOException {
        try (var document = Loader.loadPDF(from.toFile(), disk::scratch);
                var sink = sink(target, out, document.getNumberOfPages())) {
            new PdfPages(document).to(sink, sheet);
        }
    }

    private void jpeg(OutputStream out) throws IOException {
        try (var in = in();
                var pdf = new ImagePdf(out, disk)) {
            pdf.jpeg(in);
        }
    }

    private void raster(Format source, Format target, OutputStream out) throws IOException {
        try (var in = in();
                var sink = sink(target, out, target == Format.PDF ? 0 : Pages.of(from, source, disk))) {
            var pages = source(source, in);
            for (var page = pages.next(); page != null; page = pages.next()) {
                sink.page(page, pages.lines());
            }
        }
    }

    private InputStream in() throws IOException {
        return new BufferedInputStream(Files.newInputStream(from), 1 << 16);
    }

    static RasterSource source(Format format, InputStream in) throws IOException {
        return format == Format.URF ? Urf.from(in) : PwgRaster.from(in);
    }

    private RasterSink sink(Format format, OutputStream out, int pages) throws IOException {
        return switch (format) {
            case PWG_RASTER -> PwgRaster.to(out, pages);
            case URF -> Urf.to(out, pages);
            case PDF -> new ImagePdf(out, disk);
            case JPEG -> JpegPage.to(out, pages);
        };
    }
}
