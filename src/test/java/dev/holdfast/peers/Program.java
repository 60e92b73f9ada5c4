package dev.holdfast.peers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A foreign program that runs until it is closed, with all that it started.
public final class Program implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofSeconds(20);
    private static final Duration END_WITHIN = Duration.ofSeconds(10);
    private static final Duration RUN_WITHIN = Duration.ofSeconds(60);
    private static final List<String> FURTHER_FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/sbin");

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Where the program is. Where it is not installed the test is skipped, or fails if
    /// `HOLDFAST_REQUIRE_PEERS` is 1.
    public static String find(String name) {
        var path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(path, FURTHER_FOLDERS.stream())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseGet(() -> missing(name));
    }

    private static String missing(String name) {
        String sentence = name + " is not installed here";
        return "1".equals(System.getenv("HOLDFAST_REQUIRE_PEERS")) ? fail(sentence) : abort(sentence);
    }

    /// Starts it in a folder, where its output goes to `<name>.log`.
    public static Program start(String name, Path folder, Map<String, String> environment, List<String> command) {
        var log = folder.resolve(name + ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return new Program(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs it to its end, which must be a good one.
    public static void run(String name, Path folder, Map<String, String> environment, List<String> command) {
        try (var program = start(name, folder, environment, command)) {
            await().pollInterval(Duration.ofMillis(50)).atMost(RUN_WITHIN).until(() -> !program.process.isAlive());
            if (program.process.exitValue() != 0) fail(name + " failed:\n" + Files.readString(program.log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until something listens at the port.
    public Program awaitPort(int port) {
        return awaitReady(() -> listens(port));
    }

    /// Waits until it is ready; an end before that is a failure.
    public Program awaitReady(java.util.concurrent.Callable<Boolean> ready) {
        await().pollInterval(Duration.ofMillis(50)).atMost(START_WITHIN).until(() -> {
            if (!process.isAlive()) fail("it ended at once, see " + log);
            return ready.call();
        });
        return this;
    }

    /// SIGKILL to it and to all that it started.
    public void kill() {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /// SIGTERM, and SIGKILL where that is not enough.
    @Override
    public void close() {
        var children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(END_WITHIN.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /// Waits until it has ended by itself.
    public void awaitEnd() {
        await().atMost(END_WITHIN).until(() -> !process.isAlive());
    }

    /// A port that nobody listens at.
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
