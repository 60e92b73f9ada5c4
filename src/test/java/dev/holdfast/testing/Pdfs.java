package dev.holdfast.testing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/// Real PDFs.
public final class Pdfs {

    private Pdfs() {}

    /// A document of so many pages, each with the text and its number; no two calls make the same bytes.
    public static byte[] of(String text, int pages) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            for (int n = 1; n <= pages; n++) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 18);
                    content.newLineAtOffset(72, 700);
                    content.showText(text + " " + n + " of " + pages + " " + java.util.UUID.randomUUID());
                    content.endText();
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A document of so many pages, each full of points at random, which no compression makes smaller.
    public static byte[] noise(int pages) {
        var random = new Random(20261123);
        var image = new BufferedImage(1_000, 1_400, BufferedImage.TYPE_BYTE_GRAY);
        random.nextBytes(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var noise = LosslessFactory.createFromImage(document, image);
            for (int n = 0; n < pages; n++) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.drawImage(noise, 0, 0, 612, 792);
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
