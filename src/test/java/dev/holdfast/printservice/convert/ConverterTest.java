package dev.holdfast.printservice.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testing.Pdfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConverterTest {

    private static final Sheet A4 = new Sheet(300, false, Sides.LONG_EDGE, 595, 842);

    @TempDir
    private Path folder;

    private final Converter converter = new Converter();

    @Test
    void a_pdf_becomes_sheets_of_the_size_that_is_in_the_printer() throws IOException {
        var pdf = Files.write(folder.resolve("in"), Pdfs.of("Plan", 2));
        var out = folder.resolve("out");

        assertThat(converter.convert(pdf, Format.PDF, out, Format.PWG_RASTER, A4))
                .isTrue();

        try (var in = Files.newInputStream(out)) {
            var pages = PwgRaster.from(in);
            assertThat(pages.next()).isEqualTo(new RasterPage(2479, 3508, 300, false, Sides.LONG_EDGE));
            assertThat(pages.next()).isNotNull();
            assertThat(pages.next()).isNull();
        }
    }

    @Test
    void what_cannot_be_read_is_said_to_be_so() throws IOException {
        var nonsense = Files.writeString(folder.resolve("in"), "no PDF");

        assertThat(converter.convert(nonsense, Format.PDF, folder.resolve("out"), Format.URF, A4))
                .isFalse();
    }
}
