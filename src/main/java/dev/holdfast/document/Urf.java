package dev.holdfast.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// URF, the raster format of AirPrint: a magic word, the number of pages, then each page as a header of 32 bytes,
/// big-endian, and its lines. Apple has published no specification; what is here is what clients send and printers
/// take.
final class Urf {

    private static final byte[] MAGIC = "UNIRAST\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 32;
    private static final int BITS = 8;
    private static final int SGRAY = 0;
    private static final int SRGB = 1;
    private static final int NORMAL_QUALITY = 4;
    private static final int WIDTH = 12;

    private Urf() {}

    /// Writes so many pages.
    static RasterSink to(OutputStream out, int total) throws IOException {
        out.write(MAGIC);
        out.write(ByteBuffer.allocate(4).putInt(total).array());
        return new RasterSink() {

            @Override
            public void page(RasterPage page, RasterPage.Lines lines) throws IOException {
                out.write(header(page));
                LineCoder.write(out, page, lines);
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }

    private static byte[] header(RasterPage page) {
        return ByteBuffer.allocate(HEADER)
                .put((byte) (BITS * page.bytesPerPixel()))
                .put((byte) (page.color() ? SRGB : SGRAY))
                .put((byte) turn(page.sides()))
                .put((byte) NORMAL_QUALITY)
                .putInt(WIDTH, page.width())
                .putInt(WIDTH + 4, page.height())
                .putInt(WIDTH + 8, page.dotsPerInch())
                .array();
    }

    /// Reads pages, as many as the document says it has.
    static RasterSource from(InputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) throw new IOException("no URF");
        int[] left = {pages(in)};
        return new PagedSource(() -> left[0]-- > 0 ? next(in) : null, page -> LineCoder.read(in, page));
    }

    /// How many pages a document says it has.
    private static int pages(InputStream in) throws IOException {
        int pages = exactly(in, 4).getInt();
        if (pages < 0) throw new IOException("so many pages that there cannot be");
        return pages;
    }

    private static RasterPage next(InputStream in) throws IOException {
        var header = exactly(in, HEADER);
        int bits = header.get(0);
        int space = header.get(1);
        if (!(bits == BITS && space == SGRAY || bits == 3 * BITS && space == SRGB)) {
            throw new IOException("neither sgray_8 nor srgb_8");
        }
        return RasterPage.checked(
                header.getInt(WIDTH),
                header.getInt(WIDTH + 4),
                header.getInt(WIDTH + 8),
                space == SRGB,
                sides(header.get(2)));
    }

    private static int turn(Sides sides) {
        return switch (sides) {
            case ONE -> 1;
            case SHORT_EDGE -> 2;
            case LONG_EDGE -> 3;
        };
    }

    private static Sides sides(int turn) {
        return switch (turn) {
            case 2 -> Sides.SHORT_EDGE;
            case 3 -> Sides.LONG_EDGE;
            default -> Sides.ONE;
        };
    }

    private static ByteBuffer exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) throw new EOFException("a header breaks off");
        return ByteBuffer.wrap(bytes);
    }
}
