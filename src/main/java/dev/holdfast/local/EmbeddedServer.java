package dev.holdfast.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server on a cluster in a folder of ours.
final class EmbeddedServer {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final Path folder;
    private final Durability durability;

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
        this.durability = durability;
    }

    boolean hasCluster() {
        return Files.exists(initialised());
    }

    Database start(SecretFile password) throws IOException {
        OwnerOnly.createFolder(folder);
        stop();
        discardHalfMadeCluster();
        if (hasCluster()) ClusterVersion.check(cluster());
        int port = new ServerPort(folder.resolve("port")).choose();
        launch(port, password);
        ClusterVersion.check(cluster());
        if (!hasCluster()) Files.createFile(initialised());
        return new Database("jdbc:postgresql://localhost:" + port + "/postgres", USER, password.read());
    }

    void stop() throws IOException {
        var running = RunningServer.on(cluster());
        running.ifPresent(RunningServer::stop);
        // What is left names a process that is no server of ours; PostgreSQL would refuse to start beside it.
        Files.deleteIfExists(cluster().resolve("postmaster.pid"));
    }

    private void launch(int port, SecretFile password) throws IOException {
        Path binaries = OwnerOnly.createFolder(folder.resolve("binaries"));
        // It sweeps "stale" folders out of its working directory, which therefore must not be the cluster's parent.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        var log = folder.resolve("server.log").toFile();
        try {
            EmbeddedPostgres.builder()
                    .setDataDirectory(OwnerOnly.createFolder(cluster()))
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

    // Without the mark its making never ended, so nothing was ever stored in it.
    private void discardHalfMadeCluster() throws IOException {
        if (hasCluster() || !Files.exists(cluster())) return;
        Files.walkFileTree(cluster(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) throw failure;
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path cluster() {
        return folder.resolve("cluster");
    }

    private Path initialised() {
        return folder.resolve("initialised");
    }
}
