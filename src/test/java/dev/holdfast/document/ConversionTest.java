package dev.holdfast.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.testing.Pdfs;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {

    private static final Sheet COARSE = new Sheet(50, true, Sides.LONG_EDGE, 0, 0);

    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path converted(Path from, Format source, Format target, Sheet sheet) throws IOException {
        var to = folder.resolve(from.getFileName() + "." + target);
        new Conversion(from, to, new Disk(1L << 30)).run(source, target, sheet);
        return to;
    }

    /// Three pages, red, green and blue, the last one lying.
    private static byte[] colors() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (var color : List.of(Color.RED, Color.GREEN, Color.BLUE)) {
                var box = color == Color.BLUE
                        ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth())
                        : PDRectangle.A4;
                var page = new PDPage(box);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.setNonStrokingColor(color);
                    content.addRect(0, 0, box.getWidth(), box.getHeight() / 2);
                    content.fill();
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private record Drawn(RasterPage page, byte[] first, byte[] last) {}

    private static List<Drawn> pages(RasterSource source) throws IOException {
        var pages = new ArrayList<Drawn>();
        for (var page = source.next(); page != null; page = source.next()) {
            byte[] first = source.lines().next().clone();
            byte[] last = first;
            for (int y = 1; y < page.height(); y++) last = source.lines().next();
            pages.add(new Drawn(page, first, last.clone()));
        }
        return pages;
    }

    @Test
    void a_pdf_becomes_pwg_raster_page_by_page_in_its_colors() throws IOException {
        var raster = converted(file("colors.pdf", colors()), Format.PDF, Format.PWG_RASTER, COARSE);

        try (var in = Files.newInputStream(raster)) {
            var pages = pages(PwgRaster.from(in));
            assertThat(pages).hasSize(3);
            assertThat(pages.get(0).page()).isEqualTo(new RasterPage(413, 584, 50, true, Sides.LONG_EDGE));
            assertThat(pages.get(2).page()).isEqualTo(new RasterPage(584, 413, 50, true, Sides.LONG_EDGE));
            assertThat(pages.get(0).first()).startsWith(255, 255, 255);
            assertThat(pages.get(0).last()).startsWith(255, 0, 0);
            assertThat(pages.get(1).last()).startsWith(0, 255, 0);
            assertThat(pages.get(2).last()).startsWith(0, 0, 255);
        }
    }

    @Test
    void on_a_sheet_of_another_size_a_page_is_turned_and_made_smaller_but_never_larger() throws IOException {
        var a5 = new Sheet(72, false, Sides.ONE, 420, 595);

        var raster = converted(file("colors.pdf", colors()), Format.PDF, Format.PWG_RASTER, a5);

        try (var in = Files.newInputStream(raster)) {
            assertThat(pages(PwgRaster.from(in)))
                    .extracting(Drawn::page)
                    .containsOnly(new RasterPage(420, 595, 72, false, Sides.ONE))
                    .hasSize(3);
        }
    }

    @Test
    void pwg_raster_and_urf_hold_the_same_pages() throws IOException {
        var pwg = converted(file("colors.pdf", colors()), Format.PDF, Format.PWG_RASTER, COARSE);

        var urf = converted(pwg, Format.PWG_RASTER, Format.URF, COARSE);
        var back = converted(urf, Format.URF, Format.PWG_RASTER, COARSE);

        assertThat(Files.readAllBytes(urf)).startsWith('U', 'N', 'I', 'R', 'A', 'S', 'T', 0, 0, 0, 0, 3);
        assertThat(back).hasSameBinaryContentAs(pwg);
    }

    @ParameterizedTest
    @CsvSource({"PWG_RASTER", "URF"})
    void raster_becomes_a_pdf_of_the_same_pages(Format format) throws IOException {
        var raster = converted(file("colors.pdf", colors()), Format.PDF, format, COARSE);

        var pdf = converted(raster, format, Format.PDF, COARSE);

        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(590f, 600f);
            var renderer = new PDFRenderer(document);
            assertThat(new Color(renderer.renderImage(0).getRGB(100, 800))).isEqualTo(Color.RED);
            assertThat(new Color(renderer.renderImage(2).getRGB(100, 500))).isEqualTo(Color.BLUE);
        }
    }

    @Test
    void a_jpeg_becomes_a_page_with_that_jpeg() throws IOException {
        var image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);

        var pdf = converted(file("photo.jpg", bytes.toByteArray()), Format.JPEG, Format.PDF, COARSE);

        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(48f);
        }
    }

    @Test
    void text_is_drawn() throws IOException {
        var raster = converted(file("text.pdf", Pdfs.of("Words", 1)), Format.PDF, Format.PWG_RASTER, COARSE);

        assertThat(Files.size(raster)).isGreaterThan(3_000);
    }

    @Test
    void any_lines_are_read_as_they_were_written() throws IOException {
        var random = new Random(20261123);
        for (int round = 0; round < 200; round++) {
            var page = new RasterPage(
                    1 + random.nextInt(400), 1 + random.nextInt(300), 300, random.nextBoolean(), Sides.ONE);
            var lines = new ArrayList<byte[]>();
            for (int y = 0; y < page.height(); y++) {
                lines.add(y > 0 && random.nextInt(3) > 0 ? lines.getLast() : line(random, page));
            }
            var out = new ByteArrayOutputStream();
            var rest = lines.iterator();
            LineCoder.write(out, page, rest::next);

            var in = new ByteArrayInputStream(out.toByteArray());
            var read = LineCoder.read(in, page);
            for (byte[] line : lines) assertThat(read.next()).isEqualTo(line);
            assertThat(in.available()).isZero();
        }
    }

    private static byte[] line(Random random, RasterPage page) {
        byte[] line = new byte[page.bytesPerLine()];
        int kinds = 1 + random.nextInt(4);
        for (int at = 0; at < line.length; at++) line[at] = (byte) random.nextInt(kinds);
        return line;
    }

    @Test
    void raster_that_somebody_made_up_is_refused_and_takes_no_memory() throws IOException {
        var random = new Random(20261123);
        byte[] good =
                Files.readAllBytes(converted(file("colors.pdf", colors()), Format.PDF, Format.PWG_RASTER, COARSE));
        for (int round = 0; round < 300; round++) {
            byte[] bytes = good.clone();
            for (int i = 0; i < 20; i++) bytes[random.nextInt(2_000)] = (byte) random.nextInt(256);
            try {
                pages(PwgRaster.from(new ByteArrayInputStream(bytes)));
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
        var huge = good.clone();
        huge[4 + 372] = 0x7f;
        assertThatThrownBy(() -> pages(PwgRaster.from(new ByteArrayInputStream(huge))))
                .isInstanceOf(IOException.class);
    }
}
