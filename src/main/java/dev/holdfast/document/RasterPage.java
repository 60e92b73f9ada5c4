package dev.holdfast.document;

import java.io.IOException;

/// What a page of raster graphics is: so many pixels across and down, each one byte of grey or three of red, green and
/// blue (sGray and sRGB, 8 bits each), at so many dots per inch in both directions.
record RasterPage(int width, int height, int dotsPerInch, boolean color, Sides sides) {

    /// No page of any printer is longer, in pixels: 40 inches at 1200 dots.
    private static final int MOST_PIXELS = 48_000;

    private static final int POINTS_PER_INCH = 72;

    /// A page as somebody's header says; one that no printer has is refused.
    static RasterPage checked(int width, int height, int dotsPerInch, boolean color, Sides sides) throws IOException {
        if (width < 1 || height < 1 || width > MOST_PIXELS || height > MOST_PIXELS) {
            throw new IOException("a page of " + width + " by " + height + " pixels");
        }
        if (dotsPerInch < 1 || dotsPerInch > 4_800) {
            throw new IOException("a page of " + dotsPerInch + " dots per inch");
        }
        return new RasterPage(width, height, dotsPerInch, color, sides);
    }

    int bytesPerPixel() {
        return color ? 3 : 1;
    }

    int bytesPerLine() {
        return width * bytesPerPixel();
    }

    int widthInPoints() {
        return Math.round((float) width * POINTS_PER_INCH / dotsPerInch);
    }

    int heightInPoints() {
        return Math.round((float) height * POINTS_PER_INCH / dotsPerInch);
    }

    /// A page's lines, one after another; each is only good until the next.
    interface Lines {

        /// The next of the page's `height` lines.
        byte[] next() throws IOException;
    }
}
