package dev.holdfast.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.document.Converter.Result;
import dev.holdfast.document.Converter.Task;
import dev.holdfast.testing.Pdfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConverterTest {

    private static final Sheet A4 = new Sheet(300, false, Sides.LONG_EDGE, 595, 842);

    @TempDir
    private Path folder;

    private final Converter converter = new Converter(1L << 30);

    @Test
    void a_pdf_becomes_sheets_of_the_size_that_is_in_the_printer() throws Exception {
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
    void what_cannot_be_read_is_said_to_be_so() throws Exception {
        var nonsense = Files.writeString(folder.resolve("in"), "no PDF");

        assertThat(converter.convert(new Task(nonsense, Format.PDF, folder.resolve("out"), Format.URF, A4), () -> {}))
                .isEqualTo(Result.UNREADABLE);
    }

    @Test
    void a_page_becomes_a_picture_that_says_how_large_it_is() throws Exception {
        var pdf = Files.write(folder.resolve("in"), Pdfs.of("Plan", 1));
        var out = folder.resolve("out");

        assertThat(converter.convert(new Task(pdf, Format.PDF, out, Format.JPEG, A4), () -> {}))
                .isEqualTo(Result.DONE);

        assertThat(ImageIO.read(out.toFile()).getWidth()).isEqualTo(2479);
        // JFIF's density: its unit is the inch, and 300 in both directions.
        assertThat(Arrays.copyOfRange(Files.readAllBytes(out), 13, 18)).containsExactly(1, 1, 44, 1, 44);
    }

    @Test
    void more_pages_than_one_are_no_picture() throws Exception {
        var pdf = Files.write(folder.resolve("in"), Pdfs.of("Plan", 2));

        assertThat(converter.convert(new Task(pdf, Format.PDF, folder.resolve("out"), Format.JPEG, A4), () -> {}))
                .isEqualTo(Result.TOO_MANY_PAGES);
    }

    @Tag("conformance")
    @Test
    void what_is_thrown_meanwhile_ends_the_conversion() throws Exception {
        // Some seconds of work for a reader that never gets to its end.
        var pipe = folder.resolve("in");
        run("mkfifo", pipe.toString());

        assertThatThrownBy(() ->
                        converter.convert(new Task(pipe, Format.PDF, folder.resolve("out"), Format.URF, A4), () -> {
                            throw new IllegalStateException("not mine any more");
                        }))
                .hasMessage("not mine any more");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_process_that_was_killed_says_nothing_of_its_document(boolean atOnce) throws Exception {
        var pipe = folder.resolve("in");
        run("mkfifo", pipe.toString());
        var killed = CompletableFuture.runAsync(() -> kill(child(), atOnce));

        assertThatThrownBy(() ->
                        converter.convert(new Task(pipe, Format.PDF, folder.resolve("out"), Format.URF, A4), () -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(atOnce ? "137" : "143");
        killed.join();
    }

    @Test
    void what_becomes_too_large_is_given_up_and_leaves_nothing() throws Exception {
        var pdf = Files.write(folder.resolve("in"), Pdfs.noise(2));

        assertThat(new Converter(3_000_000)
                        .convert(new Task(pdf, Format.PDF, folder.resolve("out"), Format.PWG_RASTER, A4), () -> {}))
                .isEqualTo(Result.TOO_LARGE);

        assertThat(taken()).isEqualTo(Files.size(pdf));
    }

    @Test
    void what_becomes_too_large_before_it_is_written_is_given_up_as_well() throws Exception {
        var pdf = Files.write(folder.resolve("in"), Pdfs.noise(2));
        var raster = folder.resolve("raster");
        converter.convert(new Task(pdf, Format.PDF, raster, Format.PWG_RASTER, A4), () -> {});

        assertThat(new Converter(2_000_000)
                        .convert(new Task(raster, Format.PWG_RASTER, folder.resolve("out"), Format.PDF, A4), () -> {}))
                .isEqualTo(Result.TOO_LARGE);

        assertThat(taken()).isEqualTo(Files.size(raster) + Files.size(pdf));
    }

    private long taken() {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessHandle child() {
        return await().until(
                        () -> ProcessHandle.current()
                                .children()
                                .filter(child -> child.info()
                                        .commandLine()
                                        .orElse("")
                                        .contains(folder.resolve("in").toString()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void kill(ProcessHandle process, boolean atOnce) {
        assertThat(atOnce ? process.destroyForcibly() : process.destroy()).isTrue();
    }

    @Test
    void a_full_disk_says_nothing_of_the_document() throws Exception {
        var pdf = Files.write(folder.resolve("in"), Pdfs.of("Plan", 2));
        var full = Files.createSymbolicLink(folder.resolve("out"), Path.of("/dev/full"));

        assertThatThrownBy(() -> converter.convert(new Task(pdf, Format.PDF, full, Format.URF, A4), () -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");
    }

    @Test
    void no_room_for_temporary_files_says_nothing_of_the_document_either() throws Exception {
        var pdf = Files.write(folder.resolve("in"), Pdfs.of("Plan", 1));
        var raster = folder.resolve("raster");
        converter.convert(new Task(pdf, Format.PDF, raster, Format.URF, A4), () -> {});
        // What can be written, in a folder in which nothing can be made.
        var lonely = Path.of("/proc/self/fd/2");

        assertThatThrownBy(() -> converter.convert(new Task(raster, Format.URF, lonely, Format.PDF, A4), () -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broke off with 74");
    }

    @Test
    void a_document_that_is_not_there_says_nothing_of_it() {
        var task = new Task(folder.resolve("in"), Format.PDF, folder.resolve("out"), Format.URF, A4);

        assertThatThrownBy(() -> converter.convert(task, () -> {})).isInstanceOf(IOException.class);
    }

    @Test
    void a_page_that_takes_too_much_memory_is_the_documents_own_doing() throws Exception {
        var pdf = Files.write(folder.resolve("in"), Pdfs.of("Plan", 1));
        var huge = new Sheet(2_400, true, Sides.ONE, 595, 842);

        assertThat(converter.convert(new Task(pdf, Format.PDF, folder.resolve("out"), Format.URF, huge), () -> {}))
                .isEqualTo(Result.UNREADABLE);
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
