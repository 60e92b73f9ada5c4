package dev.holdfast.faults;

import dev.holdfast.process.Ports;
import dev.holdfast.process.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A process of Holdfast that can be killed and is started again in the same place.
final class Member {

    private static final int MOST_TRIES = 5;

    private final String name;
    private final Path log;
    private final Map<String, String> settings;
    private final Map<String, String> variables;
    private final HaltPoints points;
    private final Ports ports = Ports.free();
    private volatile Replica process;

    Member(
            Path folder,
            String name,
            Map<String, String> settings,
            Map<String, String> variables,
            Path agent,
            String plant) {
        this.name = name;
        this.log = folder.resolve(name + ".log");
        this.settings = settings;
        this.variables = variables;
        this.points = new HaltPoints(folder.resolve(name + "-points"), agent, plant);
        this.process = start();
    }

    /// The lines of its log with these words, and those that follow each.
    List<String> saysOf(String words) {
        try {
            var lines = Files.readAllLines(log);
            return IntStream.range(0, lines.size())
                    .filter(at -> lines.get(at).contains(words))
                    .mapToObj(at -> name + ": " + String.join(" | ", lines.subList(at, Math.min(at + 4, lines.size()))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    HaltPoints points() {
        return points;
    }

    Replica process() {
        return process;
    }

    /// SIGKILL, and a new process in its place, which serves when this returns.
    void killAndStart() {
        process.kill();
        startAgain();
    }

    /// A new process in the place of one that has ended. One whose start fails, as its database was taken away
    /// meanwhile, is started again, as an operator's supervisor does.
    void startAgain() {
        points.disarm();
        for (int tries = 1; ; tries++) {
            process = start();
            try {
                process.awaitReady();
                return;
            } catch (AssertionError | RuntimeException e) {
                if (process.isAlive() || tries == MOST_TRIES) throw e;
            }
        }
    }

    /// SIGTERM, and a new process in its place.
    void stopAndStart() {
        process.terminate();
        process.awaitEnd();
        startAgain();
    }

    private Replica start() {
        return Replica.start(ports, log, settings, List.of(points.option()), variables);
    }
}
