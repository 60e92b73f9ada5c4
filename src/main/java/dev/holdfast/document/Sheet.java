package dev.holdfast.document;

/// How pages are to be drawn, where a PDF becomes raster graphics: at so many dots per inch, in colour or grey. `width`
/// and `height` of the sheet are in points; 0 is each page's own size.
public record Sheet(int dotsPerInch, boolean color, Sides sides, float width, float height) {

    boolean isAsThePage() {
        return width <= 0 || height <= 0;
    }
}
