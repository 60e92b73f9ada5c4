package dev.holdfast.document;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Raster graphics that are read page by page.
interface RasterSource {

    /// The next page, or null after the last. What was not read of the lines of the page before is skipped.
    @Nullable
    RasterPage next() throws IOException;

    /// The lines of the page that came last.
    RasterPage.Lines lines();
}
