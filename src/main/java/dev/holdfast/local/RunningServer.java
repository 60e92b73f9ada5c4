package dev.holdfast.local;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The server process that runs on a cluster, as its `postmaster.pid` names it.
record RunningServer(ProcessHandle process) {

    private static final long STOP_SECONDS = 60;

    /// The live server of this cluster; empty if there is none, or if the process id now belongs to another
    /// program.
    static Optional<RunningServer> on(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        return processId(Files.readAllLines(file))
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(RunningServer::isPostgres)
                .map(RunningServer::new);
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

    /// Ends all connections and waits until the server has written everything down.
    void stop() {
        interrupt();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new CannotStart("the embedded PostgreSQL with process id " + process.pid() + " does not stop.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
