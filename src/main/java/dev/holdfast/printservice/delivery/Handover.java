package dev.holdfast.printservice.delivery;

import java.io.InputStream;

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

    /// The document's media type.
    String contentType();

    /// The document's bytes.
    InputStream open();

    /// Says that it goes on, at least every few seconds; [TurnLost] where it must not.
    void working();

    /// Says that from now on something may become paper; [TurnLost] where it must not.
    void sending();
}
