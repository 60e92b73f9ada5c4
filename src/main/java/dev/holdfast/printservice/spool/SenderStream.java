package dev.holdfast.printservice.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Tells trouble with who sends bytes from trouble with where they go.
final class SenderStream extends FilterInputStream {

    SenderStream(InputStream in) {
        super(in);
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
            return super.read();
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }
}
