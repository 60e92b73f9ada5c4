package dev.holdfast.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything of a local run; one process at a time owns it.
final class DataDirectory {

    private static final String PROPERTY = "holdfast.data-dir";

    private final Path root;

    DataDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    static DataDirectory configured() {
        return new DataDirectory(Path.of(Setting.of(PROPERTY).orElse("data")));
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path documents() {
        return root.resolve("documents");
    }

    Path printed() {
        return root.resolve("printed");
    }

    /// Creates the folder and takes it for this process until the returned lock is closed or the process ends.
    AutoCloseable take() {
        try {
            OwnerOnly.createFolder(root);
            var channel = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CannotStart("another Holdfast already runs on the data directory " + root + ".");
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
