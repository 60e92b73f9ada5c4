package dev.holdfast.printservice.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Folders that hold other people's documents: readable by their owner only, and durable.
public final class Folders {

    private static final boolean POSIX =
            java.nio.file.FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final FileAttribute<?>[] PRIVATE = ofOwner();

    private Folders() {}

    private static FileAttribute<?>[] ofOwner() {
        if (!POSIX) return new FileAttribute<?>[0];
        var permissions = PosixFilePermissions.fromString("rwx------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    /// Makes the folder and its parents where they are missing. Folders that were there keep their permissions.
    public static void createPrivate(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Files.createDirectories(folder, PRIVATE);
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) sync(parent);
    }

    /// Makes the folder where it is missing, but no parent; it is durable once the caller has synced that.
    static void makePrivate(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PRIVATE);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) throw e;
        }
    }

    /// Deletes the file, or the folder with all that is in it; what somebody else deletes meanwhile is fine.
    static void delete(Path tree) throws IOException {
        if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
            for (var inside : list(tree)) {
                delete(inside);
            }
        }
        Files.deleteIfExists(tree);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    /// Makes names that were just added to the folder survive a power cut; only POSIX systems can be told to.
    public static void sync(Path folder) throws IOException {
        if (!POSIX) return;
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
