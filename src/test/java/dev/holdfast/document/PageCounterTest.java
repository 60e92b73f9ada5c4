package dev.holdfast.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageCounterTest {

    private final PageCounter counter = new PageCounter();

    @TempDir
    Path folder;

    @Test
    void a_pdf_has_as_many_pages_as_it_has() throws IOException {
        assertThat(counter.count(pdf(7), Format.PDF)).hasValue(7);
    }

    @Test
    void a_pdf_that_asks_for_a_password_cannot_be_counted() throws IOException {
        var file = folder.resolve("secret.pdf");
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(file.toFile());
        }

        assertThat(counter.count(file, Format.PDF)).isEmpty();
    }

    @Test
    void a_small_file_that_unpacks_to_a_lot_takes_no_memory_of_ours() throws IOException {
        assertThat(counter.count(bomb(), Format.PDF)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PWG_RASTER", "URF"})
    void raster_graphics_have_as_many_pages_as_they_have(Format format) throws IOException {
        var raster = raster(format, 3);

        assertThat(counter.count(raster, format)).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"PWG_RASTER", "URF"})
    void raster_graphics_that_break_off_cannot_be_counted(Format format) throws IOException {
        var raster = raster(format, 2);
        byte[] whole = Files.readAllBytes(raster);
        Files.write(raster, Arrays.copyOf(whole, whole.length - 3));

        assertThat(counter.count(raster, format)).isEmpty();
    }

    @Test
    void a_jpeg_has_one_page() throws IOException {
        assertThat(counter.count(raster(Format.JPEG, 1), Format.JPEG)).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_of_no_format_has_no_pages(Format format) throws IOException {
        assertThat(counter.count(Files.writeString(folder.resolve("text"), "hello"), format))
                .isEmpty();
    }

    @Test
    void a_count_that_was_broken_off_says_nothing_of_the_document() {
        assertThatThrownBy(() -> counter.count(folder.resolve("not-there"), Format.PDF))
                .isInstanceOf(IOException.class);
    }

    private Path raster(Format format, int pages) throws IOException {
        var file = folder.resolve("raster");
        new Conversion(pdf(pages), file, new Disk(1L << 30))
                .run(Format.PDF, format, new Sheet(50, false, Sides.LONG_EDGE, 0, 0));
        return file;
    }

    private Path pdf(int pages) throws IOException {
        var file = folder.resolve("document.pdf");
        try (var document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            document.save(file.toFile());
        }
        return file;
    }

    /// A cross-reference stream is unpacked before anything else is known of a document.
    private Path bomb() throws IOException {
        var packed = folder.resolve("packed");
        try (OutputStream out = new DeflaterOutputStream(Files.newOutputStream(packed))) {
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 256; i++) {
                out.write(zeros);
            }
        }
        var file = folder.resolve("bomb.pdf");
        try (var out = Files.newOutputStream(file)) {
            out.write("%PDF-1.5\n".getBytes());
            out.write(("1 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length "
                            + Files.size(packed) + ">>\nstream\n")
                    .getBytes());
            Files.copy(packed, out);
            out.write("\nendstream\nendobj\nstartxref\n9\n%%EOF\n".getBytes());
        }
        return file;
    }
}
