package dev.holdfast.printservice.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/// A disk of which all must stay free, so that it has no room.
public final class FullDisk {

    private FullDisk() {}

    public static WorkFolders folders(Path root) throws IOException {
        return new WorkFolders(new FolderStore(root, 100), Clock.systemUTC());
    }
}
