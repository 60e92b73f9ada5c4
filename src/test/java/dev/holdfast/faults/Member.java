package dev.holdfast.faults;

import dev.holdfast.process.Ports;
import dev.holdfast.process.Replica;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A process of Holdfast that can be killed and is started again in the same place.
final class Member {

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

    /// A new process in the place of one that has ended.
    void startAgain() {
        points.disarm();
        process = start();
        process.awaitReady();
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
