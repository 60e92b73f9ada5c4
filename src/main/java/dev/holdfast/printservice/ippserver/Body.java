package dev.holdfast.printservice.ippserver;

import dev.holdfast.printservice.spool.DocumentIntake;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A request's body, whose message must be short and come soon. The document behind it has more time, but not for ever:
/// all that reads from the sender reads here.
final class Body extends FilterInputStream {

    /// More than any client sends, and little enough for many to be read at a time.
    private static final int MOST = 128 * 1024;

    private final long deadline;
    private long read;
    private boolean isDocument;

    Body(InputStream sender, IppConfig config) {
        super(DocumentIntake.from(sender, config.requestWithin()));
        this.deadline = System.nanoTime() + config.messageWithin().toNanos();
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
