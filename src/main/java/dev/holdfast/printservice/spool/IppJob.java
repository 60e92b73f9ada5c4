package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintDocument;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.ipp.AttributeGroup;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// A job as IPP needs it. `user` is whom the client named, else its owner; `kept` decodes what came with it.
public record IppJob(
        JobAddress address,
        PrintJob.Status status,
        boolean canceledByOperator,
        boolean redirected,
        Times times,
        String user,
        PrintDocument document,
        Supplier<AttributeGroup> kept) {

    /// When it was created, started and ended.
    public record Times(Instant created, Optional<Instant> started, Optional<Instant> ended) {}

    /// The attributes that came with it, decoded anew by each call: they may be many.
    public AttributeGroup attributes() {
        return kept.get();
    }

    /// Whether its document is there, or was.
    public boolean isStarted() {
        return times.started().isPresent();
    }

    /// Whether nothing more will happen to it.
    public boolean isEnded() {
        return times.ended().isPresent();
    }
}
