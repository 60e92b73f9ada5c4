package dev.holdfast.document;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.jspecify.annotations.Nullable;

/// A JPEG of one page, which says how large the page is.
final class JpegPage implements RasterSink {

    private static final String TREE = "javax_imageio_jpeg_image_1.0";
    private static final String DOTS_PER_INCH = "1";

    private final OutputStream out;
    private boolean written;

    private JpegPage(OutputStream out) {
        this.out = out;
    }

    /// A document has several pages, and a JPEG one.
    static final class TooManyPages extends IOException {

        private static final long serialVersionUID = 1L;

        TooManyPages() {
            super("a JPEG has one page");
        }
    }

    /// Writes the one page.
    static RasterSink to(OutputStream out, int total) throws IOException {
        if (total > 1) throw new TooManyPages();
        return new JpegPage(out);
    }

    @Override
    public void page(RasterPage page, RasterPage.Lines lines) throws IOException {
        if (written) throw new TooManyPages();
        written = true;
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            var image = image(page, lines);
            writer.write(null, new IIOImage(image, null, metadata(writer, image, page.dotsPerInch())), null);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage image(RasterPage page, RasterPage.Lines lines) throws IOException {
        var image = new BufferedImage(
                page.width(),
                page.height(),
                page.color() ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < page.height(); y++) {
            byte[] line = lines.next();
            int start = y * page.bytesPerLine();
            System.arraycopy(line, 0, pixels, start, page.bytesPerLine());
            if (page.color()) swapRedAndBlue(pixels, start, page.bytesPerLine());
        }
        return image;
    }

    private static void swapRedAndBlue(byte[] pixels, int start, int length) {
        for (int red = start; red < start + length; red += 3) {
            byte kept = pixels[red];
            pixels[red] = pixels[red + 2];
            pixels[red + 2] = kept;
        }
    }

    private static @Nullable IIOMetadata metadata(ImageWriter writer, BufferedImage image, int dots)
            throws IOException {
        var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        var tree = (IIOMetadataNode) metadata.getAsTree(TREE);
        var jfif = (IIOMetadataNode) tree.getElementsByTagName("app0JFIF").item(0);
        jfif.setAttribute("resUnits", DOTS_PER_INCH);
        jfif.setAttribute("Xdensity", Integer.toString(dots));
        jfif.setAttribute("Ydensity", Integer.toString(dots));
        metadata.setFromTree(TREE, tree);
        return metadata;
    }

    @Override
    public void close() throws IOException {
        if (!written) throw new IOException("a document without a page");
        out.flush();
    }
}
