package dev.holdfast.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.RenderDestination;

/// Draws the pages of a PDF, one in memory at a time.
final class PdfPages {

    private static final float POINTS_PER_INCH = 72;
    /// Points are no whole parts of an inch in binary: so much less than a whole line is one.
    private static final float ROUNDING = 0.01f;

    private final PDDocument document;
    private final PDFRenderer renderer;

    PdfPages(PDDocument document) {
        this.document = document;
        this.renderer = new PDFRenderer(document);
        renderer.setDefaultDestination(RenderDestination.PRINT);
    }

    /// In points.
    private record Size(float width, float height) {}

    /// Draws all pages into `sink`.
    void to(RasterSink sink, Sheet sheet) throws IOException {
        for (int number = 0; number < document.getNumberOfPages(); number++) {
            var image = draw(number, sheet);
            var page = RasterPage.checked(
                    image.getWidth(), image.getHeight(), sheet.dotsPerInch(), sheet.color(), sheet.sides());
            sink.page(page, lines(image, page));
        }
    }

    private BufferedImage draw(int number, Sheet sheet) throws IOException {
        var own = own(document.getPage(number));
        var size = sheet.isAsThePage() ? own : new Size(sheet.width(), sheet.height());
        float scale = sheet.dotsPerInch() / POINTS_PER_INCH;
        // A line of which the page covers a part only would be neither page nor paper.
        int width = Math.max(1, (int) (size.width() * scale + ROUNDING));
        int height = Math.max(1, (int) (size.height() * scale + ROUNDING));
        RasterPage.checked(width, height, sheet.dotsPerInch(), sheet.color(), sheet.sides());
        var image = new BufferedImage(
                width, height, sheet.color() ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY);
        var paper = image.createGraphics();
        try {
            paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            paper.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            paper.setBackground(Color.WHITE);
            paper.clearRect(0, 0, width, height);
            place(paper, own, size, scale, number);
        } finally {
            paper.dispose();
        }
        return image;
    }

    /// A page of another size than the sheet is turned where that fits better, made smaller where it must be,
    /// and put in the middle.
    private void place(Graphics2D paper, Size own, Size sheet, float scale, int number) throws IOException {
        boolean turned = own.width() > own.height() != sheet.width() > sheet.height() && own.width() != own.height();
        float width = turned ? own.height() : own.width();
        float height = turned ? own.width() : own.height();
        float smaller = Math.min(1, Math.min(sheet.width() / width, sheet.height() / height));
        paper.translate((sheet.width() - width * smaller) * scale / 2, (sheet.height() - height * smaller) * scale / 2);
        if (turned) {
            paper.translate(width * smaller * scale, 0);
            paper.rotate(Math.PI / 2);
        }
        renderer.renderPageToGraphics(number, paper, scale * smaller);
    }

    private static Size own(PDPage page) {
        PDRectangle box = page.getCropBox();
        boolean lying = page.getRotation() % 180 != 0;
        return lying ? new Size(box.getHeight(), box.getWidth()) : new Size(box.getWidth(), box.getHeight());
    }

    private static RasterPage.Lines lines(BufferedImage image, RasterPage page) {
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] line = new byte[page.bytesPerLine()];
        int[] at = {0};
        return () -> {
            System.arraycopy(pixels, at[0], line, 0, line.length);
            at[0] += line.length;
            if (page.color()) swapRedAndBlue(line);
            return line;
        };
    }

    private static void swapRedAndBlue(byte[] line) {
        for (int blue = 0; blue < line.length; blue += 3) {
            byte kept = line[blue];
            line[blue] = line[blue + 2];
            line[blue + 2] = kept;
        }
    }
}
