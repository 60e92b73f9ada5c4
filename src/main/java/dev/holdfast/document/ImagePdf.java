package dev.holdfast.document;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// A PDF of which each page is one image. What is finished lies in a temporary file, not in memory.
final class ImagePdf implements RasterSink {

    private static final float POINTS_PER_INCH = 72;
    private static final float USUAL_DOTS = 96;

    private final PDDocument document;
    private final OutputStream out;

    ImagePdf(OutputStream out, Disk disk) {
        this.document = new PDDocument(disk::scratch);
        this.out = out;
    }

    @Override
    public void page(RasterPage page, RasterPage.Lines lines) throws IOException {
        var stream = new PDStream(document);
        try (var pixels = stream.createOutputStream(COSName.FLATE_DECODE)) {
            for (int y = 0; y < page.height(); y++) {
                pixels.write(lines.next());
            }
        }
        PDColorSpace colors = page.color() ? PDDeviceRGB.INSTANCE : PDDeviceGray.INSTANCE;
        var image = new PDImageXObject(stream, null);
        image.setWidth(page.width());
        image.setHeight(page.height());
        image.setBitsPerComponent(8);
        image.setColorSpace(colors);
        add(image, page.widthInPoints(), page.heightInPoints());
    }

    /// Adds a JPEG as it is, on a page of its size, which is never larger than A4.
    void jpeg(InputStream jpeg) throws IOException {
        var image = JPEGFactory.createFromStream(document, jpeg);
        float width = image.getWidth() * POINTS_PER_INCH / USUAL_DOTS;
        float height = image.getHeight() * POINTS_PER_INCH / USUAL_DOTS;
        boolean lying = width > height;
        float most = lying ? PDRectangle.A4.getHeight() : PDRectangle.A4.getWidth();
        float least = lying ? PDRectangle.A4.getWidth() : PDRectangle.A4.getHeight();
        float smaller = Math.min(1, Math.min(most / width, least / height));
        add(image, width * smaller, height * smaller);
    }

    private void add(PDImageXObject image, float width, float height) throws IOException {
        var page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.drawImage(image, 0, 0, width, height);
        }
    }

    @Override
    public void close() throws IOException {
        try (document) {
            document.save(new Open(out));
        }
    }

    // Saving closes what it is given; who gave it does that.
    private static final class Open extends FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
