package dev.holdfast.printservice.delivery;

import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.printservice.spool.DeviceJob;
import dev.holdfast.printservice.spool.EarlierAttempts;
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

    /// What the attempts before this one left.
    EarlierAttempts earlier();

    /// Says which job the device made; [TurnLost] where nobody may go on with it.
    void begin(DeviceJob job);

    /// Says that the device is going to be asked to cancel a job of which it has something, and why the job is
    /// not to be sent again if nothing of it came out; [TurnLost] where the device must not be asked.
    void recalling(Optional<String> refusal);

    /// The document's media type.
    String contentType();

    /// The document's bytes.
    InputStream open();

    /// How many they are.
    long octets();

    /// Says that it goes on, at least every few seconds, and before something is sent after a longer while;
    /// [TurnLost] where it must not, and where it is too late to begin.
    void working();

    /// Says that from now on something of so many octets may become paper, without these wishes, which the
    /// device cannot follow; [TurnLost] where it must not, or where it is too late: then nothing is said.
    void sending(long octets, List<String> dropped);
}
