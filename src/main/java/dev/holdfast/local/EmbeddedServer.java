package dev.holdfast.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server on a cluster in a folder of ours.
final class EmbeddedServer {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final Path folder;
    private final Clusters clusters;
    private final Durability durability;
    private @Nullable EmbeddedPostgres running;

    /// Whether committed data survives a power cut.
    enum Durability {
        SAFE("on"),
        FORGETFUL("off");

        private final String setting;

        Durability(String setting) {
            this.setting = setting;
        }
    }

    EmbeddedServer(Path folder, Durability durability) {
        this.folder = folder;
        this.clusters = new Clusters(folder);
        this.durability = durability;
    }

    /// Whether this build brings a server; a container image brings none.
    static boolean isBundled() {
        try {
            Class.forName("io.zonky.test.db.postgres.embedded.EmbeddedPostgres");
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    boolean hasData() throws IOException {
        return clusters.finished().isPresent();
    }

    Database start(SecretFile password) throws IOException {
        OwnerOnly.createFolder(folder);
        clusters.stopServers();
        clusters.discardUnfinished();
        Optional<Path> finished = clusters.finished();
        if (finished.isPresent()) ClusterVersion.check(finished.get());
        Path cluster = finished.isPresent() ? finished.get() : clusters.fresh();
        int port = new ServerPort(folder.resolve("port")).choose();
        launch(cluster, port, password);
        ClusterVersion.check(cluster);
        if (finished.isEmpty()) clusters.finish(cluster);
        return new Database("jdbc:postgresql://localhost:" + port + "/postgres", USER, password.read());
    }

    void stop() throws IOException {
        // It holds a lock on the cluster for as long as this process lives.
        if (running != null) running.close();
        running = null;
        // Whatever did not stop when it was asked.
        clusters.stopServers();
    }

    private void launch(Path cluster, int port, SecretFile password) throws IOException {
        Path binaries = OwnerOnly.createFolder(folder.resolve("binaries"));
        discardHalfUnpacked(binaries);
        // It sweeps "stale" folders out of its working directory, which therefore must not be the cluster's parent.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        var log = folder.resolve("server.log").toFile();
        try {
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START_WITHIN)
                    // "Locale" settings are handed to initdb as they are: these replace its trust authentication.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", password.path().toString())
                    .setConnectConfig("password", password.read())
                    .setServerConfig("fsync", durability.setting)
                    .setServerConfig("synchronous_commit", durability.setting)
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("unix_socket_directories", "")
                    .setOutputRedirector(ProcessBuilder.Redirect.to(log))
                    .setErrorRedirector(ProcessBuilder.Redirect.to(log))
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new CannotStart("the embedded PostgreSQL does not start, see " + log + ": " + e.getMessage(), e);
        } finally {
            // The library opens its working directory to everybody.
            OwnerOnly.closeFolder(binaries);
        }
    }

    // The library marks what it unpacked to the end; it would take half a file for a whole one.
    private static void discardHalfUnpacked(Path binaries) throws IOException {
        try (var unpacked = Files.newDirectoryStream(binaries, "PG-*")) {
            for (Path version : unpacked) {
                if (!Files.exists(version.resolve(".exists"))) Folders.discard(version);
            }
        }
    }
}
