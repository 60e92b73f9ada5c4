package dev.holdfast.faults;

import dev.holdfast.faults.agent.HaltAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The named points of one process, of which one at a time is armed: its file is gone when the process has come there
/// and halted or frozen.
final class HaltPoints {

    private final Path folder;
    private final Path agent;
    private final String plant;

    HaltPoints(Path folder, Path agent, String plant) {
        this.folder = folder;
        this.agent = agent;
        this.plant = plant;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What Java is started with.
    String option() {
        return "-javaagent:" + agent + "=" + folder + plant;
    }

    /// To halt there.
    void arm(HaltAgent.Point point) {
        create(point.name());
    }

    /// To freeze there.
    void armToFreeze(HaltAgent.Point point) {
        create(point.name() + HaltAgent.FREEZE);
    }

    private void create(String name) {
        try {
            Files.createFile(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the process has come to what is armed, and halted or frozen there; it does not do so any more.
    boolean disarm() {
        try (var armed = Files.list(folder)) {
            var left = armed.toList();
            boolean fired = left.isEmpty();
            for (var file : left) fired |= !Files.deleteIfExists(file);
            return fired;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the process has come to what is armed.
    boolean hasFired() {
        try (var armed = Files.list(folder)) {
            return armed.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
