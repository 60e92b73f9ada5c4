package dev.holdfast.graph;

/// Graph's printTaskTrigger: binds a task definition to a printer's event (`jobStarted`).
public record PrintTaskTrigger(String id, String event) {}
