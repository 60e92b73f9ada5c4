package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holdfast as a newcomer starts it: without any setting, on a PostgreSQL of its own.
@Tag("conformance")
class LocalRunIT {

    @TempDir
    private Path folder;

    private final Ports ports = Ports.free();
    private Replica holdfast;

    @AfterEach
    void end() throws IOException {
        holdfast.kill();
        server().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void killed_and_started_again_it_has_its_jobs_and_keys_and_stopped_it_leaves_nothing_behind() throws IOException {
        start("first");
        var keys = List.of(secret("bootstrap-admin-key"), secret("graph-app-key"));
        var premises = Premises.furnish(ports.uri(), keys.getFirst(), keys.getLast());
        var story = new Story(premises);
        var printed = story.print(story.awaitSetUp(story.order("Anywhere")), "Plan");
        story.awaitHeld(printed);

        holdfast.kill();
        assertThat(server()).as("the database server lives on").isPresent();
        start("second");

        story.awaitHeld(printed);
        var released = story.release(printed);
        story.awaitDelivered(released);
        new Once(premises).printed(released);
        assertThat(List.of(secret("bootstrap-admin-key"), secret("graph-app-key")))
                .isEqualTo(keys);

        var server = server().orElseThrow();
        holdfast.terminate();
        assertThat(holdfast.awaitEnd()).isIn(0, 143);
        await().until(() -> !server.isAlive());
    }

    private void start(String which) {
        holdfast = Replica.start(
                ports,
                folder.resolve(which + ".log"),
                Map.of("holdfast.data-dir", folder.resolve("data").toString()));
        holdfast.awaitReady();
    }

    private String secret(String name) throws IOException {
        return Files.readString(folder.resolve("data").resolve("secrets").resolve(name))
                .strip();
    }

    /// The database server, by the file in which it says who it is.
    private Optional<ProcessHandle> server() throws IOException {
        try (var files = Files.walk(folder.resolve("data"))) {
            var pid = files.filter(file -> file.endsWith("postmaster.pid")).findFirst();
            return pid.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(pid.get()).getFirst().strip()))
                            .filter(ProcessHandle::isAlive);
        }
    }
}
