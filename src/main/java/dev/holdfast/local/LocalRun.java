package dev.holdfast.local;

import dev.holdfast.local.EmbeddedServer.Durability;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One run of Holdfast with an embedded database: the database starts before it and stops after it.
final class LocalRun {

    // Longer than quarkus.shutdown.timeout.
    private static final long STOP_SECONDS = 30;

    private final DataDirectory directory;
    private final EmbeddedServer server;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;

    private LocalRun(DataDirectory directory) {
        this.directory = directory;
        this.server = new EmbeddedServer(directory.postgres(), Durability.SAFE);
    }

    static LocalRun in(DataDirectory directory) {
        return new LocalRun(directory);
    }

    void run(String... args) {
        if (!EmbeddedServer.isBundled()) {
            throw new CannotStart(
                    "set QUARKUS_DATASOURCE_JDBC_URL, because this build brings no PostgreSQL of its own.");
        }
        AutoCloseable lock = directory.take();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopServer(lock), "stop-postgresql"));
        // Not the handler of Quarkus.run: with one of those, Quarkus no longer says why it did not start.
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, _) -> {
            stopped.countDown();
            System.exit(code);
        });
        try {
            prepare();
            // Told to stop while the database started: Quarkus would complain at length.
            if (!stopping) Quarkus.run(args);
        } catch (IOException e) {
            throw new CannotStart("the data directory " + directory + " cannot be used: " + e.getMessage(), e);
        } finally {
            stopped.countDown();
        }
    }

    private void prepare() throws IOException {
        SecretFile password = Secrets.databasePasswordFile(directory.secrets());
        if (server.hasData() && !password.exists()) {
            throw new CannotStart("the database in " + directory + " is there, but its password is not: put back "
                    + password.path() + ", or start with another data directory.");
        }
        Secrets secrets = Secrets.in(directory.secrets(), new SecretMaker(new SecureRandom()));
        LocalSettings.applyDefaults(LocalSettings.of(secrets));
        LocalSettings.applyDefaults(LocalSettings.of(directory.documents(), directory.printed()));
        LocalSettings.apply(server.start(password));
        Log.infof("Embedded PostgreSQL started directory=%s", directory);
    }

    private void stopServer(AutoCloseable lock) {
        stopping = true;
        // Closing the lock last also keeps it reachable: a collected channel would give the folder away.
        try (lock) {
            if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) System.err.println("Holdfast did not stop in time.");
            server.stop();
        } catch (Exception e) {
            System.err.println("The embedded PostgreSQL was not stopped: " + e.getMessage());
        }
    }
}
