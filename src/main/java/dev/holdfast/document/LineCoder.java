package dev.holdfast.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The compression that PWG Raster (PWG 5102.4 §4.4) and URF share: equal lines are counted, and within a line runs of
/// equal pixels.
final class LineCoder {

    private static final int MOST_LINES = 256;
    private static final int MOST_PIXELS = 128;
    private static final int REST_IS_WHITE = 128;
    private static final byte WHITE = (byte) 0xff;

    private LineCoder() {}

    /// Writes all lines of the page.
    static void write(OutputStream out, RasterPage page, RasterPage.Lines lines) throws IOException {
        byte @Nullable [] waiting = null;
        int equal = 0;
        for (int y = 0; y < page.height(); y++) {
            byte[] line = lines.next();
            if (waiting != null && equal < MOST_LINES && Arrays.equals(line, waiting)) {
                equal++;
                continue;
            }
            if (waiting != null) write(out, waiting, equal, page.bytesPerPixel());
            waiting = line.clone();
            equal = 1;
        }
        if (waiting != null) write(out, waiting, equal, page.bytesPerPixel());
    }

    private static void write(OutputStream out, byte[] line, int times, int size) throws IOException {
        out.write(times - 1);
        int at = 0;
        while (at < line.length) {
            int run = run(line, at, size);
            if (run > 1) {
                out.write(run - 1);
                out.write(line, at, size);
            } else {
                run = different(line, at, size);
                out.write(run == 1 ? 0 : 257 - run);
                out.write(line, at, run * size);
            }
            at += run * size;
        }
    }

    /// How many pixels from here on are equal.
    private static int run(byte[] line, int from, int size) {
        int count = 1;
        for (int next = from + size; next < line.length && count < MOST_PIXELS; next += size) {
            if (!isSame(line, from, next, size)) break;
            count++;
        }
        return count;
    }

    /// How many pixels from here on are followed by a different one.
    private static int different(byte[] line, int from, int size) {
        int count = 1;
        for (int next = from + size; next < line.length && count < MOST_PIXELS; next += size) {
            if (next + size < line.length && isSame(line, next, next + size, size)) break;
            count++;
        }
        return count;
    }

    private static boolean isSame(byte[] line, int one, int other, int size) {
        return Arrays.equals(line, one, one + size, line, other, other + size);
    }

    /// Reads the lines of a page that follow in `in`.
    static RasterPage.Lines read(InputStream in, RasterPage page) {
        byte[] line = new byte[page.bytesPerLine()];
        return new RasterPage.Lines() {

            private int left;

            @Override
            public byte[] next() throws IOException {
                if (left == 0) {
                    left = one(in) + 1;
                    fill(in, line, page.bytesPerPixel());
                }
                left--;
                return line;
            }
        };
    }

    private static void fill(InputStream in, byte[] line, int size) throws IOException {
        int at = 0;
        while (at < line.length) {
            int code = one(in);
            if (code == REST_IS_WHITE) {
                Arrays.fill(line, at, line.length, WHITE);
                return;
            }
            int pixels = code < REST_IS_WHITE ? code + 1 : 257 - code;
            if (pixels * size > line.length - at) throw new IOException("a line is longer than its page is wide");
            if (code > REST_IS_WHITE) {
                exactly(in, line, at, pixels * size);
            } else {
                exactly(in, line, at, size);
                for (int copy = 1; copy < pixels; copy++) {
                    System.arraycopy(line, at, line, at + copy * size, size);
                }
            }
            at += pixels * size;
        }
    }

    private static int one(InputStream in) throws IOException {
        int one = in.read();
        if (one < 0) throw new EOFException("the page breaks off");
        return one;
    }

    private static void exactly(InputStream in, byte[] into, int at, int count) throws IOException {
        if (in.readNBytes(into, at, count) < count) throw new EOFException("the page breaks off");
    }
}
