package dev.holdfast.faults;

import dev.holdfast.faults.agent.HaltAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// The named points of one process, of which one at a time is armed: it is so no more when the process has come there.
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

    /// Whether the process has come to what is armed, and halted, or keeps there who came; it does not do
    /// so any more.
    boolean disarm() {
        // Looked at once: it may come there between two looks.
        var left = armed();
        boolean fired = left.isEmpty();
        for (var file : left) fired |= !delete(file);
        return fired;
    }

    /// Whether the process has come to what is armed.
    boolean hasFired() {
        return armed().isEmpty();
    }

    /// Has go on who is kept at a point.
    void goOn() {
        files(HaltPoints::isFrozen).forEach(HaltPoints::delete);
    }

    private List<Path> armed() {
        return files(file -> !isFrozen(file));
    }

    private List<Path> files(Predicate<Path> which) {
        try (var all = Files.list(folder)) {
            return all.filter(which).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFrozen(Path file) {
        return file.toString().endsWith(HaltAgent.FROZEN);
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
