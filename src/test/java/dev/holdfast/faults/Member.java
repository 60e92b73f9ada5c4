package dev.holdfast.faults;

import dev.holdfast.process.Ports;
import dev.holdfast.process.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A process of Holdfast that can be killed and is started again in the same place.
final class Member {

    private static final int MOST_TRIES = 5;
    private static final Pattern TIME = Pattern.compile("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(?= )");

    private final String name;
    private final Path log;
    private final Map<String, String> settings;
    private final Map<String, String> variables;
    private final HaltPoints points;
    private final Ports ports = Ports.free();
    private volatile Replica process;
    private volatile boolean still;

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

    /// What time it was for it when it said something last.
    LocalTime clock() {
        try (var lines = Files.lines(log)) {
            return lines.map(TIME::matcher)
                    .filter(Matcher::find)
                    .map(found -> LocalTime.parse(found.group()))
                    .reduce((_, last) -> last)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /// Whether it has been made to stand still.
    boolean standsStill() {
        return still;
    }

    /// Has it stand still, if it does not do so already.
    void standStill() {
        still = true;
        Signal.STOP.to(process.pid());
    }

    /// Has it go on, and whoever is kept at one of its points.
    void goOn() {
        points.goOn();
        Signal.CONT.to(process.pid());
        still = false;
    }

    /// SIGKILL, and a new process in its place, which serves when this returns.
    void killAndStart() {
        process.kill();
        startAgain();
    }

    /// A new process in the place of one that has ended.
    void startAgain() {
        points.disarm();
        points.goOn();
        process = start();
        awaitReady();
    }

    /// Waits until it serves. One whose start fails, as its database was taken away meanwhile, is started
    /// again, as an operator's supervisor does.
    void awaitReady() {
        for (int tries = 1; ; tries++) {
            try {
                process.awaitReady();
                return;
            } catch (AssertionError | RuntimeException e) {
                if (process.isAlive() || tries == MOST_TRIES) throw e;
                process = start();
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
