package dev.holdfast.printservice.delivery;

import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.printservice.spool.Deliveries.Assignment;
import dev.holdfast.printservice.spool.Deliveries.Paper;
import dev.holdfast.printservice.spool.DeviceAt;
import dev.holdfast.printservice.spool.EarlierAttempts;
import dev.holdfast.printservice.spool.JobAddress;
import java.net.URI;
import java.util.UUID;

/// Turns at jobs that were not claimed, as tests have them.
final class Assignments {

    private Assignments() {}

    /// The attempt with this number, the first that does anything, at a PDF of somebody's.
    static Assignment of(JobAddress job, int attempt, URI device, UUID content, long octets) {
        return new Assignment(
                job,
                attempt,
                EarlierAttempts.NONE,
                new DeviceAt(device, null),
                new Paper("application/pdf", content, octets, "Ana", PrintJobConfiguration.NONE, AttributeGroup.EMPTY));
    }
}
