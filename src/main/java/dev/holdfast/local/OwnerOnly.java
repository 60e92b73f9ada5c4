package dev.holdfast.local;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that nobody but their owner can read, where the file system knows permissions.
final class OwnerOnly {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnly() {}

    /// Creates the folder and its parents; a folder that is there keeps its permissions.
    static Path createFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, attributes("rwx------"));
    }

    static FileAttribute<?>[] fileAttributes() {
        return attributes("rw-------");
    }

    static void closeFolder(Path folder) throws IOException {
        if (POSIX) Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /// Only where there are POSIX permissions can a folder be opened and forced to disk.
    static boolean foldersCanBeSynced() {
        return POSIX;
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
