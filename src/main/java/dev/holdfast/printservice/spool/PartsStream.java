package dev.holdfast.printservice.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document read part after part, each opened when its turn comes. A part that is not what was uploaded is an
/// error at its end, before anything after it is read.
final class PartsStream extends InputStream {

    private final DocumentStore store;
    private final Deque<SpoolPart> left;
    private @Nullable SpoolPart part;
    private @Nullable DigestInputStream open;

    PartsStream(DocumentStore store, List<SpoolPart> parts) {
        this.store = store;
        this.left = new ArrayDeque<>(parts);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) return 0;
        while (true) {
            var from = open == null ? next() : open;
            if (from == null) return -1;
            int got = from.read(buffer, offset, length);
            if (got >= 0) return got;
            finish(from);
        }
    }

    private @Nullable DigestInputStream next() throws IOException {
        part = left.poll();
        open = part == null ? null : new DigestInputStream(blob(part), Sha256.digest());
        return open;
    }

    private InputStream blob(SpoolPart one) throws IOException {
        try {
            return store.open(one.blob());
        } catch (NoSuchFileException e) {
            throw new DamagedDocument("part " + one.blob() + " is missing");
        }
    }

    private void finish(DigestInputStream from) throws IOException {
        from.close();
        open = null;
        if (part != null && !part.sha256().equals(Sha256.hex(from.getMessageDigest()))) {
            throw new DamagedDocument("part " + part.blob() + " is not what was uploaded");
        }
    }

    @Override
    public void close() throws IOException {
        left.clear();
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
