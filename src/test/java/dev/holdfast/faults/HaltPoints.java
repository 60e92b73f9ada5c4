package dev.holdfast.faults;

import dev.holdfast.faults.agent.HaltAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The named points of one process: a file with a point's name arms it, and is gone when the process has come there and
/// halted.
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

    void arm(HaltAgent.Point point) {
        try {
            Files.createFile(folder.resolve(point.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the process has come to the point and halted there.
    boolean hasFired(HaltAgent.Point point) {
        return !Files.exists(folder.resolve(point.name()));
    }

    void disarm() {
        for (var point : HaltAgent.Point.values()) {
            try {
                Files.deleteIfExists(folder.resolve(point.name()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
