package dev.holdfast.printservice.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Tells trouble with who sends bytes from trouble with where they go. Someone who sends a byte now and
/// then is trouble, too: all of them must come within a time.
final class SenderStream extends FilterInputStream {

    private final long deadline;

    SenderStream(InputStream in, Duration within) {
        super(in);
        this.deadline = System.nanoTime() + within.toNanos();
    }

    /// The sender went away.
    static final class BrokenOff extends IOException {
        BrokenOff(IOException cause) {
            super(cause);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return inTime(super.read());
        } catch (SenderTooSlow e) {
            throw e;
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return inTime(super.read(buffer, offset, length));
        } catch (SenderTooSlow e) {
            throw e;
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    private int inTime(int got) throws SenderTooSlow {
        if (System.nanoTime() - deadline > 0) throw new SenderTooSlow();
        return got;
    }
}
