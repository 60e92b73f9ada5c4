package dev.holdfast.printservice.spool;

import io.quarkus.logging.Log;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;

/// A folder for work on one document, which is gone when the work is done. Other replicas see by its time that it is in
/// use, so whoever works must say so now and then: the sweep takes what nobody used for an hour.
public final class WorkFolder implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Path path;
    private final Clock clock;

    WorkFolder(Path path, Clock clock) {
        this.path = path;
        this.clock = clock;
    }

    /// A name in the folder.
    public Path file(String name) {
        return path.resolve(name);
    }

    /// Says that it is in use, at most once a minute.
    public void inUse() throws IOException {
        var now = clock.instant();
        if (Files.getLastModifiedTime(path).toInstant().isBefore(now.minus(EVERY))) {
            Files.setLastModifiedTime(path, FileTime.from(now));
        }
    }

    /// A file's bytes; the folder is in use for as long as they are read, however slowly.
    public InputStream open(Path file) throws IOException {
        inUse();
        return new FilterInputStream(Files.newInputStream(file)) {

            @Override
            public int read() throws IOException {
                inUse();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                inUse();
                return super.read(bytes, from, count);
            }
        };
    }

    // What became of the document stays so, whatever becomes of the folder.
    @Override
    public void close() {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            Log.warnf(e, "Folder of some work left behind folder=%s", path.getFileName());
        }
    }
}
