package dev.holdfast.document;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Pages that follow one another, each header right after the lines of the page before.
final class PagedSource implements RasterSource {

    private final Headers headers;
    private final Bodies bodies;
    private RasterPage.@Nullable Lines lines;
    private int unread;

    PagedSource(Headers headers, Bodies bodies) {
        this.headers = headers;
        this.bodies = bodies;
    }

    /// Reads the next header; null at the end.
    interface Headers {
        @Nullable
        RasterPage next() throws IOException;
    }

    /// Reads what follows a header.
    interface Bodies {
        RasterPage.Lines of(RasterPage page);
    }

    @Override
    public @Nullable RasterPage next() throws IOException {
        while (lines != null && unread > 0) {
            lines().next();
        }
        var page = headers.next();
        lines = page == null ? null : bodies.of(page);
        unread = page == null ? 0 : page.height();
        return page;
    }

    @Override
    public RasterPage.Lines lines() {
        return () -> {
            if (lines == null || unread == 0) throw new IOException("there is no further line");
            unread--;
            return lines.next();
        };
    }
}
