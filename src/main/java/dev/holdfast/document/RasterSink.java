package dev.holdfast.document;

import java.io.IOException;

/// Takes pages one after another.
interface RasterSink extends AutoCloseable {

    /// Takes one page with all its lines.
    void page(RasterPage page, RasterPage.Lines lines) throws IOException;

    /// Ends the document.
    @Override
    void close() throws IOException;
}
