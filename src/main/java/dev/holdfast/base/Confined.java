package dev.holdfast.base;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program of ours that reads what anybody may have sent, in a process of its own with little memory, which is ended
/// when its time is over: a process can be given bounds, a thread cannot.
public final class Confined {

    private static final int LONGEST_ANSWER = 1_000;
    private static final Duration EVERY = Duration.ofSeconds(5);
    // What Java ends with by -XX:+ExitOnOutOfMemoryError.
    private static final int OUT_OF_MEMORY = 3;
    private static final int ORPHANED = 1;

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

    /// How a program ended.
    public sealed interface End {

        /// By itself, with a value of its own, after it printed this, of which at most 1,000 characters are
        /// kept. A program that was killed, or that Java could not run, has a value, too: see [#brokenOff].
        record Exited(int value, String answer) implements End {

            /// What to throw where the program does not end with this value by its own will.
            public BrokenOff brokenOff() {
                return new BrokenOff(value, answer);
            }
        }

        /// It was ended because it took too much time or memory.
        record TookTooMuch() implements End {}
    }

    /// A program came to no end of its own: it was killed, or the machine did not give it what it
    /// needs. That says nothing of what it read.
    public static final class BrokenOff extends IOException {

        private static final long serialVersionUID = 1L;

        BrokenOff(int value, String answer) {
            super("the program broke off with " + value + ": " + answer.strip());
        }
    }

    /// Runs the program. Its temporary files are made beside `file`.
    public End run(Path file, String... arguments) throws IOException, InterruptedException {
        return run(file, () -> {}, arguments);
    }

    /// The same; `meanwhile` is done every few seconds, and what it throws ends the program.
    public End run(Path file, Runnable meanwhile, String... arguments) throws IOException, InterruptedException {
        var scratch = Objects.requireNonNull(file.toAbsolutePath().getParent());
        // What Java leaves behind where it crashes is left there, too.
        var process = new ProcessBuilder(command(scratch, arguments))
                .directory(scratch.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // What the program reads stays open, and says nothing, for as long as this process lives.
        try (var _ = process.getOutputStream();
                var answer = process.getInputStream()) {
            if (!hasEnded(process, meanwhile) || process.exitValue() == OUT_OF_MEMORY) return new End.TookTooMuch();
            return new End.Exited(
                    process.exitValue(), new String(answer.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
        } finally {
            // So that nothing writes any more where the caller cleans up.
            process.destroyForcibly()
                    .onExit()
                    .completeOnTimeout(process, EVERY.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    /// What a program says first: it ends when whoever runs it does, however that is. Else it would go on for
    /// nobody.
    public static void endWithParent() {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                System.err.println(e);
            }
            // Nobody waits for it any more, and nothing may hold it up.
            Runtime.getRuntime().halt(ORPHANED);
        });
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
                "-XX:-CreateCoredumpOnCrash",
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
