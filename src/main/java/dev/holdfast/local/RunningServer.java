package dev.holdfast.local;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The server process that runs on a cluster, as its `postmaster.pid` names it.
record RunningServer(ProcessHandle process, Path processFile) {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /// The live server of this cluster; empty if there is none, or if the process id now belongs to another
    /// program.
    static Optional<RunningServer> on(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        return processId(Files.readAllLines(file))
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isPostgres(process) && isStartedOn(process, cluster))
                .map(process -> new RunningServer(process, file));
    }

    static Optional<Long> processId(List<String> lines) {
        return lines.stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[1-9][0-9]{0,9}"))
                .map(Long::valueOf);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
    }

    // After a restart of the machine the process id may be another PostgreSQL's. A cluster's name is like no other.
    private static boolean isStartedOn(ProcessHandle process, Path cluster) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(cluster.getFileName().toString()))
                .isPresent();
    }

    /// Ends all connections and waits until the server has written everything down.
    void stop() {
        interrupt();
        long deadline = System.nanoTime() + STOP_WITHIN.toNanos();
        while (isUp()) {
            if (System.nanoTime() - deadline > 0) {
                throw new CannotStart("the embedded PostgreSQL with process id " + process.pid() + " does not stop.");
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    // The last thing a server does is to remove its file. Its process may stay as a zombie: pg_ctl, its parent, is
    // gone,
    // and in a container nobody may be there to reap it.
    private boolean isUp() {
        return Files.exists(processFile) && process.isAlive();
    }

    // SIGINT is PostgreSQL's fast shutdown; Java can only send SIGTERM, which would wait for every client to leave.
    private void interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            Log.debugf(e, "No kill command here pid=%d", process.pid());
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
