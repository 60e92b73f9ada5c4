package dev.holdfast.printservice.delivery;

import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.printservice.spool.DeviceJob;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// A job as a device gets it.
interface Handover {

    /// Somebody else delivers the job, or nobody should any more: stop without a word.
    final class TurnLost extends RuntimeException {
        TurnLost(String which) {
            super(which);
        }
    }

    /// The job's number, the same at each attempt.
    long job();

    /// Which attempt this is, from 1.
    int attempt();

    /// What the device may call the job: no other job anywhere is called so.
    String name();

    /// Whose job it is, for people.
    String owner();

    /// How it is to be printed.
    PrintJobConfiguration configuration();

    /// What an IPP client asked for in its own words, which the configuration may have changed since.
    AttributeGroup asked();

    /// The job that an earlier attempt made at the device.
    Optional<DeviceJob> begun();

    /// Whether an earlier attempt may have sent something, and did not say how that ended.
    boolean mayBeSent();

    /// Says which job the device made, and which wishes it cannot follow; [TurnLost] where nobody may go on
    /// with it.
    void begin(DeviceJob job, List<String> dropped);

    /// The document's media type.
    String contentType();

    /// The document's bytes.
    InputStream open();

    /// Says that it goes on, at least every few seconds; [TurnLost] where it must not.
    void working();

    /// Says that from now on something may become paper; [TurnLost] where it must not.
    void sending();
}
