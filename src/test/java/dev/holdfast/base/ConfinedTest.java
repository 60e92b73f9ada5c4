package dev.holdfast.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinedTest {

    @TempDir
    private Path folder;

    /// A program that says which process it is, and never ends by itself.
    static final class Endless {

        public static void main(String[] arguments) throws Exception {
            Confined.endWithParent();
            // Renamed, so that nobody reads half of it, and locked for as long as it lives.
            var half = Files.writeString(
                    Path.of(arguments[0] + ".half"),
                    Long.toString(ProcessHandle.current().pid()));
            FileChannel.open(half, StandardOpenOption.WRITE).lock();
            Files.move(half, Path.of(arguments[0]));
            new CountDownLatch(1).await();
        }
    }

    /// Who runs that program, as Holdfast does.
    static final class Parent {

        public static void main(String[] arguments) throws Exception {
            new Confined(Endless.class, 32, Duration.ofMinutes(10), Confined.class)
                    .run(Path.of(arguments[0]), arguments[0]);
        }
    }

    @Test
    void a_program_ends_when_whoever_runs_it_is_killed() throws IOException {
        var said = folder.resolve("pid");
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        said.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(said));
        var program = ProcessHandle.of(Long.parseLong(Files.readString(said))).orElseThrow();
        try (var channel = FileChannel.open(said, StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).as("it lives").isNull();
            assertThat(parent.destroyForcibly().onExit().join().exitValue()).isEqualTo(137);

            await().atMost(Duration.ofSeconds(10)).until(() -> channel.tryLock() != null);
        } finally {
            program.destroyForcibly();
        }
    }
}
