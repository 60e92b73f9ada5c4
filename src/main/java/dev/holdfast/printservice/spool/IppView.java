package dev.holdfast.printservice.spool;

/// What a client that printed over IPP is told about a job that waits for its owner.
public enum IppView {
    /// That it is held.
    HELD,
    /// That it is completed: the client's own list of jobs stays empty.
    COMPLETED
}
