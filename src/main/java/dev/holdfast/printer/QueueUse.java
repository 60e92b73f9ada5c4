package dev.holdfast.printer;

/// Says whether jobs still wait on a queue, so that a virtual printer in use is not deleted. Implemented by whoever
/// holds jobs.
public interface QueueUse {

    /// Whether any job that is not ended references the queue.
    boolean inUse(String printerId);
}
