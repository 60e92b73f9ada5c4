package dev.holdfast.base;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program of ours that reads what anybody may have sent, in a process of its own with little memory, which is ended
/// when its time is over: a process can be given bounds, a thread cannot.
public final class Confined {

    private static final int LONGEST_ANSWER = 1_000;
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Class<?> program;
    private final int megabytes;
    private final Duration patience;
    private final String classPath;

    /// The program's `main` needs what is in the class path with these classes, and no more heap than so many
    /// megabytes.
    public Confined(Class<?> program, int megabytes, Duration patience, Class<?>... uses) {
        this.program = program;
        this.megabytes = megabytes;
        this.patience = patience;
        this.classPath = Stream.concat(Stream.of(program), Arrays.stream(uses))
                .map(Confined::home)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// What the program printed, at most 1,000 characters; empty where it failed, or took too much of anything.
    /// Its temporary files are made beside `file`.
    public Optional<String> run(Path file, String... arguments) throws IOException {
        return run(file, () -> {}, arguments);
    }

    /// The same; `meanwhile` is done every few seconds, and what it throws ends the program.
    public Optional<String> run(Path file, Runnable meanwhile, String... arguments) throws IOException {
        var scratch = Objects.requireNonNull(file.toAbsolutePath().getParent());
        var process = new ProcessBuilder(command(scratch, arguments))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var answer = process.getInputStream()) {
            process.getOutputStream().close();
            if (!hasEnded(process, meanwhile) || process.exitValue() != 0) return Optional.empty();
            return Optional.of(new String(answer.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private boolean hasEnded(Process process, Runnable meanwhile) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toNanos();
        while (left > 0 && !process.waitFor(Math.min(left, EVERY.toNanos()), TimeUnit.NANOSECONDS)) {
            left = deadline - System.nanoTime();
            if (left > 0) meanwhile.run();
        }
        return !process.isAlive();
    }

    private List<String> command(Path scratch, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                classPath,
                program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
