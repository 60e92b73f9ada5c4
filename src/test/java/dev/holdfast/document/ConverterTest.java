package dev.holdfast.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.document.Converter.Result;
import dev.holdfast.document.Converter.Task;
import dev.holdfast.testing.Pdfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import javax.imageio.ImageIO;
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

        assertThat(converter.convert(new Task(pdf, Format.PDF, out, Format.PWG_RASTER, A4), () -> {}))
                .isEqualTo(Result.DONE);

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

        assertThat(converter.convert(new Task(nonsense, Format.PDF, folder.resolve("out"), Format.URF, A4), () -> {}))
                .isEqualTo(Result.UNREADABLE);
    }

    @Test
    void a_page_becomes_a_picture_that_says_how_large_it_is() throws IOException {
        var pdf = Files.write(folder.resolve("in"), Pdfs.of("Plan", 1));
        var out = folder.resolve("out");

        assertThat(converter.convert(new Task(pdf, Format.PDF, out, Format.JPEG, A4), () -> {}))
                .isEqualTo(Result.DONE);

        assertThat(ImageIO.read(out.toFile()).getWidth()).isEqualTo(2479);
        // JFIF's density: its unit is the inch, and 300 in both directions.
        assertThat(Arrays.copyOfRange(Files.readAllBytes(out), 13, 18)).containsExactly(1, 1, 44, 1, 44);
    }

    @Test
    void more_pages_than_one_are_no_picture() throws IOException {
        var pdf = Files.write(folder.resolve("in"), Pdfs.of("Plan", 2));

        assertThat(converter.convert(new Task(pdf, Format.PDF, folder.resolve("out"), Format.JPEG, A4), () -> {}))
                .isEqualTo(Result.TOO_MANY_PAGES);
    }

    @Test
    void what_is_thrown_meanwhile_ends_the_conversion() throws IOException {
        // Some seconds of work for a reader that never gets to its end.
        var pipe = folder.resolve("in");
        run("mkfifo", pipe.toString());

        assertThatThrownBy(() ->
                        converter.convert(new Task(pipe, Format.PDF, folder.resolve("out"), Format.URF, A4), () -> {
                            throw new IllegalStateException("not mine any more");
                        }))
                .hasMessage("not mine any more");
    }

    private static void run(String... command) throws IOException {
        assertThat(new ProcessBuilder(command).start().onExit().join().exitValue())
                .isZero();
    }

    @Test
    void a_format_is_reached_directly_or_by_way_of_another() {
        assertThat(Converter.way(Format.PDF, EnumSet.of(Format.URF, Format.PWG_RASTER)))
                .containsExactly(Format.PWG_RASTER);
        assertThat(Converter.way(Format.URF, EnumSet.of(Format.PWG_RASTER))).containsExactly(Format.PWG_RASTER);
        assertThat(Converter.way(Format.JPEG, EnumSet.of(Format.URF))).containsExactly(Format.PDF, Format.URF);
        assertThat(Converter.way(Format.PWG_RASTER, EnumSet.of(Format.JPEG))).containsExactly(Format.JPEG);
        assertThat(Converter.way(Format.PDF, EnumSet.noneOf(Format.class))).isEmpty();
    }
}
