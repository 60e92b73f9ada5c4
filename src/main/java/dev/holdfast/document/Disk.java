package dev.holdfast.document;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.jspecify.annotations.Nullable;

/// The files that one conversion writes. What goes wrong with them is remembered: it says nothing of the document, and
/// who draws a document may go on without what it could not write.
final class Disk {

    private final long most;
    private @Nullable IOException trouble;

    /// At most so many bytes in the new file, and as many in the temporary one.
    Disk(long most) {
        this.most = most;
    }

    /// More was to be written than is allowed.
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge(long most) {
            super("more than " + most + " bytes");
        }
    }

    /// Whether a file became too large.
    boolean isFull() {
        return trouble instanceof TooLarge;
    }

    /// What went wrong with a file that was not too large, if anything did.
    Optional<IOException> trouble() {
        return isFull() ? Optional.empty() : Optional.ofNullable(trouble);
    }

    /// Something that is done with a file.
    interface Step<T> {
        T run() throws IOException;
    }

    <T> T watched(Step<T> step) throws IOException {
        if (trouble != null) throw new IOException("a file could not be written before", trouble);
        try {
            return step.run();
        } catch (IOException e) {
            if (trouble == null) trouble = e;
            throw e;
        }
    }

    void check(long bytes) throws TooLarge {
        if (bytes > most) throw new TooLarge(most);
    }

    /// A new file.
    OutputStream create(Path file) throws IOException {
        return new Output(watched(() -> Files.newOutputStream(file)));
    }

    /// Room for what a PDF is made of, in a temporary file.
    RandomAccessStreamCache scratch() throws IOException {
        return watched(() -> new Scratch(this));
    }

    /// Whether all of the document can be read, which is asked where nothing could be made of it.
    static boolean canBeRead(Path document) {
        try (var in = Files.newInputStream(document)) {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private final class Output extends FilterOutputStream {

        private long written;

        Output(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            watched(() -> {
                check(written + count);
                written += count;
                out.write(bytes, from, count);
                return count;
            });
        }
    }
}
