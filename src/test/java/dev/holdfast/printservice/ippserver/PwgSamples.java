package dev.holdfast.printservice.ippserver;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Makes PWG raster documents (PWG 5102.4): full pages of one colour, which are small when they are packed.
final class PwgSamples {

    private static final int HEADER = 1_796;
    private static final int SGRAY = 18;
    private static final int SRGB = 19;
    private static final int BLACK = 3;
    private static final int CMYK = 6;
    private static final int MOST_LINES = 256;
    private static final int MOST_PIXELS = 128;

    /// A kind of pixel by the name that the test suites have for it.
    private record Kind(int space, int colors, int bitsPerColor) {

        static Kind of(String name) {
            return switch (name) {
                case "black-1" -> new Kind(BLACK, 1, 1);
                case "cmyk-8" -> new Kind(CMYK, 4, 8);
                case "sgray-8" -> new Kind(SGRAY, 1, 8);
                case "srgb-8" -> new Kind(SRGB, 3, 8);
                case "srgb-16" -> new Kind(SRGB, 3, 16);
                default -> throw new IllegalArgumentException(name);
            };
        }

        int bitsPerPixel() {
            return colors * bitsPerColor;
        }
    }

    private PwgSamples() {}

    /// So many pages of this size in points.
    static byte[] of(String kind, int dpi, int widthPoints, int heightPoints, int pages) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("RaS2".getBytes(StandardCharsets.US_ASCII));
        for (int page = 0; page < pages; page++) {
            page(out, Kind.of(kind), dpi, widthPoints, heightPoints);
        }
        return out.toByteArray();
    }

    private static void page(ByteArrayOutputStream out, Kind kind, int dpi, int widthPoints, int heightPoints) {
        int width = widthPoints * dpi / 72;
        int height = heightPoints * dpi / 72;
        var header = ByteBuffer.allocate(HEADER);
        header.put(0, "PwgRaster".getBytes(StandardCharsets.US_ASCII));
        header.putInt(276, dpi).putInt(280, dpi).putInt(340, 1);
        header.putInt(352, widthPoints).putInt(356, heightPoints);
        header.putInt(372, width).putInt(376, height);
        header.putInt(384, kind.bitsPerColor()).putInt(388, kind.bitsPerPixel());
        header.putInt(392, (width * kind.bitsPerPixel() + 7) / 8);
        header.putInt(400, kind.space()).putInt(420, kind.colors());
        out.writeBytes(header.array());
        for (int line = 0; line < height; line += MOST_LINES) {
            out.write(Math.min(MOST_LINES, height - line) - 1);
            line(out, kind, width);
        }
    }

    // Runs of whole pixels, or of bytes where a pixel is less.
    private static void line(ByteArrayOutputStream out, Kind kind, int width) {
        int unit = Math.max(1, kind.bitsPerPixel() / 8);
        int units = (width * kind.bitsPerPixel() + 7) / 8 / unit;
        for (int done = 0; done < units; done += MOST_PIXELS) {
            out.write(Math.min(MOST_PIXELS, units - done) - 1);
            for (int i = 0; i < unit; i++) out.write(0x80);
        }
    }
}
