package dev.holdfast.printservice.ippserver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A request's body, whose message must be short and come soon. The document behind it has limits of its own.
final class Body extends FilterInputStream {

    /// More than any client sends, and little enough for many to be read at a time.
    private static final int MOST = 128 * 1024;

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final long deadline = System.nanoTime() + WITHIN.toNanos();
    private long read;
    private boolean isDocument;

    Body(InputStream in) {
        super(in);
    }

    /// The message has been read: what follows is the document.
    void documentBegins() {
        isDocument = true;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        count(Math.max(got, 0));
        return got;
    }

    private void count(int bytes) {
        if (isDocument) return;
        read += bytes;
        if (read > MOST) {
            throw new IppRefusal(
                    IppStatus.CLIENT_ERROR_REQUEST_ENTITY_TOO_LARGE,
                    "The attributes of a request must not have more than " + MOST + " bytes.");
        }
        if (System.nanoTime() - deadline > 0) {
            throw new IppRefusal(IppStatus.CLIENT_ERROR_TIMEOUT, "The request did not arrive in time.");
        }
    }
}
