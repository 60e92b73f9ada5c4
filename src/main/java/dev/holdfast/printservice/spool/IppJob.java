package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintDocument;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.ipp.AttributeGroup;
import java.time.Instant;
import java.util.Optional;

/// A job as IPP needs it. `user` is whom the client named, else its owner; `attributes` are those that came with it.
public record IppJob(
        JobAddress address,
        PrintJob.Status status,
        boolean canceledByOperator,
        boolean redirected,
        Times times,
        String user,
        PrintDocument document,
        AttributeGroup attributes) {

    /// When it was created, started and ended.
    public record Times(Instant created, Optional<Instant> started, Optional<Instant> ended) {}

    /// Whether its document is there, or was.
    public boolean isStarted() {
        return times.started().isPresent();
    }

    /// Whether nothing more will happen to it.
    public boolean isEnded() {
        return times.ended().isPresent();
    }
}
