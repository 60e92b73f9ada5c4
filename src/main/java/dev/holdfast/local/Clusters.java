package dev.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The database clusters in a folder: at most one that was finished, and what crashes left of others.
///
/// Each attempt to make one gets a folder of its own: the `initdb` of a process that was killed goes on for a while,
/// and empties its folder when it fails.
record Clusters(Path folder) {

    /// The cluster that holds the data.
    Optional<Path> finished() throws IOException {
        if (!Files.exists(mark())) return Optional.empty();
        return Optional.of(folder.resolve(Files.readString(mark()).strip())).filter(Files::isDirectory);
    }

    Path fresh() throws IOException {
        return OwnerOnly.createFolder(folder.resolve("cluster-" + UUID.randomUUID()));
    }

    /// From now on this is the cluster that holds the data.
    void finish(Path cluster) throws IOException {
        Path temporary = folder.resolve("current.new");
        Files.writeString(temporary, cluster.getFileName() + "\n");
        Files.move(temporary, mark(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Stops the server of whichever cluster has one.
    void stopServers() throws IOException {
        for (Path cluster : all()) {
            RunningServer.on(cluster).ifPresent(RunningServer::stop);
            // What is left names a process that is no server of ours; PostgreSQL would refuse to start beside it.
            Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        }
    }

    /// Nothing was ever stored in a cluster that was not finished.
    void discardUnfinished() throws IOException {
        Optional<Path> kept = finished();
        for (Path cluster : all()) {
            if (!kept.equals(Optional.of(cluster))) Folders.discard(cluster);
        }
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var entries = Files.newDirectoryStream(folder, "cluster-*")) {
            return StreamSupport.stream(entries.spliterator(), false).toList();
        }
    }

    private Path mark() {
        return folder.resolve("current");
    }
}
