package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One process of the packaged Holdfast, in production mode, as an operator starts it.
public final class Replica {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration START_WITHIN = Duration.ofSeconds(90);
    private static final Duration END_WITHIN = Duration.ofSeconds(30);
    private static final int LAST_LINES = 80;

    private final Process process;
    private final Ports ports;
    private final Path log;

    private Replica(Process process, Ports ports, Path log) {
        this.process = process;
        this.ports = ports;
        this.log = log;
    }

    /// Starts a process; its output goes to `log`.
    static Replica start(Ports ports, Path log, Map<String, String> settings) {
        return start(ports, log, settings, List.of(), Map.of());
    }

    /// The same, with further options for Java and variables of the environment.
    public static Replica start(
            Ports ports, Path log, Map<String, String> settings, List<String> options, Map<String, String> variables) {
        assertThat(JAR).as("built by ./mvnw package").exists();
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // Short lives: quick to start, and one of two processors is enough.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        words.addAll(options);
        words.addAll(List.of("-jar", JAR.toString()));
        var command = new ProcessBuilder(words);
        var environment = command.environment();
        environment.putAll(variables);
        environment.keySet().removeIf(name -> name.startsWith("HOLDFAST_") || name.startsWith("QUARKUS_"));
        settings.forEach((name, value) -> environment.put(environmentName(name), value));
        ports.settings().forEach((name, value) -> environment.put(environmentName(name), value));
        try {
            var process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            return new Replica(process, ports, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String environmentName(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /// Where it answers.
    public URI uri() {
        return ports.uri();
    }

    /// Where it listens.
    public Ports ports() {
        return ports;
    }

    /// Whether it has not ended.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until it serves.
    public void awaitReady() {
        var ready = HttpRequest.newBuilder(ports.health())
                .timeout(Duration.ofSeconds(2))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            await().pollInterval(Duration.ofMillis(100)).atMost(START_WITHIN).until(() -> {
                assertThat(process.isAlive()).as("started, see %s", log).isTrue();
                return answers(client, ready);
            });
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// SIGKILL; gone when this returns.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Its number in the operating system.
    public long pid() {
        return process.pid();
    }

    /// SIGTERM, as systemd and Kubernetes send it.
    public void terminate() {
        process.destroy();
    }

    /// Waits for its end; its exit code.
    public int awaitEnd() {
        try {
            assertThat(process.waitFor(END_WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .as("ended, see %s", log)
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The end of its output.
    public List<String> lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            return List.of("cannot read " + log);
        }
    }

    @Override
    public String toString() {
        return log.toString();
    }
}
