package dev.holdfast.held;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;

/// Prints how many pages a PDF has. A program of its own, because documents come from anybody and PDF is a language in
/// which
/// a small file can ask for all memory and all time: a process can be given bounds, a thread cannot.
final class PdfPages {

    private static final long MOST_SCRATCH = 256L << 20;

    private PdfPages() {}

    public static void main(String[] file) throws IOException {
        var scratch = MemoryUsageSetting.setupTempFileOnly(MOST_SCRATCH).streamCache;
        try (var document = Loader.loadPDF(Path.of(file[0]).toFile(), scratch)) {
            System.out.println(document.getNumberOfPages());
        }
    }
}
