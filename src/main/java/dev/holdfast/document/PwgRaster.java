package dev.holdfast.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// PWG Raster (PWG 5102.4): a sync word, then each page as a header of 1,796 bytes, big-endian, and its lines.
final class PwgRaster {

    private static final byte[] SYNC = "RaS2".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 1_796;
    private static final int BITS = 8;
    private static final int CHUNKY = 0;
    private static final int SGRAY = 18;
    private static final int SRGB = 19;

    // Where in the header things are: PWG 5102.4 §4.3, table 2.
    private static final int DUPLEX = 272;
    private static final int RESOLUTION = 276;
    private static final int COPIES = 340;
    private static final int PAGE_SIZE = 352;
    private static final int TUMBLE = 368;
    private static final int WIDTH = 372;
    private static final int BITS_PER_COLOR = 384;
    private static final int COLOR_ORDER = 396;
    private static final int COLORS = 420;
    private static final int TOTAL_PAGES = 452;
    private static final int CROSS_FEED = 456;
    private static final int BOX_RIGHT = 472;

    private PwgRaster() {}

    /// Writes pages. `total` is how many there will be, 0 where that is not known.
    static RasterSink to(OutputStream out, int total) throws IOException {
        out.write(SYNC);
        return new RasterSink() {

            @Override
            public void page(RasterPage page, RasterPage.Lines lines) throws IOException {
                out.write(header(page, total));
                LineCoder.write(out, page, lines);
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }

    private static byte[] header(RasterPage page, int total) {
        var header = ByteBuffer.allocate(HEADER);
        header.put("PwgRaster".getBytes(StandardCharsets.US_ASCII));
        header.putInt(DUPLEX, page.sides() == Sides.ONE ? 0 : 1);
        header.putInt(RESOLUTION, page.dotsPerInch()).putInt(RESOLUTION + 4, page.dotsPerInch());
        header.putInt(COPIES, 1);
        header.putInt(PAGE_SIZE, page.widthInPoints()).putInt(PAGE_SIZE + 4, page.heightInPoints());
        header.putInt(TUMBLE, page.sides() == Sides.SHORT_EDGE ? 1 : 0);
        header.putInt(WIDTH, page.width()).putInt(WIDTH + 4, page.height());
        header.position(BITS_PER_COLOR);
        header.putInt(BITS)
                .putInt(BITS * page.bytesPerPixel())
                .putInt(page.bytesPerLine())
                .putInt(CHUNKY)
                .putInt(page.color() ? SRGB : SGRAY);
        header.putInt(COLORS, page.bytesPerPixel());
        header.putInt(TOTAL_PAGES, total);
        header.putInt(CROSS_FEED, 1).putInt(CROSS_FEED + 4, 1);
        header.putInt(BOX_RIGHT, page.width()).putInt(BOX_RIGHT + 4, page.height());
        return header.array();
    }

    /// Reads pages.
    static RasterSource from(InputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(SYNC.length), SYNC)) throw new IOException("no PWG Raster");
        return new PagedSource(() -> next(in), page -> LineCoder.read(in, page));
    }

    private static @Nullable RasterPage next(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(HEADER);
        if (bytes.length == 0) return null;
        if (bytes.length < HEADER) throw new EOFException("a page's header breaks off");
        var header = ByteBuffer.wrap(bytes);
        int space = header.getInt(COLOR_ORDER + 4);
        boolean plain = header.getInt(BITS_PER_COLOR) == BITS
                && header.getInt(COLOR_ORDER) == CHUNKY
                && (space == SGRAY || space == SRGB)
                && header.getInt(RESOLUTION) == header.getInt(RESOLUTION + 4);
        if (!plain) throw new IOException("neither sgray_8 nor srgb_8");
        var page = RasterPage.checked(
                header.getInt(WIDTH),
                header.getInt(WIDTH + 4),
                header.getInt(RESOLUTION),
                space == SRGB,
                sides(header.getInt(DUPLEX), header.getInt(TUMBLE)));
        if (header.getInt(COLOR_ORDER - 4) != page.bytesPerLine()) throw new IOException("lines of another length");
        return page;
    }

    private static Sides sides(int duplex, int tumble) {
        if (duplex == 0) return Sides.ONE;
        return tumble == 0 ? Sides.LONG_EDGE : Sides.SHORT_EDGE;
    }
}
