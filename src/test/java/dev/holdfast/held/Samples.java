package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.identity.UserId;
import dev.holdfast.printer.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Held jobs and releases for tests of their rules.
final class Samples {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration LEASE = Duration.ofMinutes(2);
    static final Duration DEADLINE = Duration.ofMinutes(5);
    static final UserId ANA = new UserId(UUID.fromString("00000000-0000-7000-8000-00000000000a"));
    static final Queue QUEUE = new Queue(
            "queue", "definition", new UUID(1, 1), "Print anywhere", Duration.ofHours(24), Duration.ofDays(30));

    private Samples() {}

    static HeldJob aHeldJob() {
        return aHeldJob(QUEUE.holdFor(), QUEUE.longestHold());
    }

    static HeldJob aHeldJob(Duration holdFor, Duration longestHold) {
        var paper = new Arrival.Paper("Offer.pdf", "document", 1_000L, "application/pdf");
        var arrival = new Arrival(
                new JobRef("queue", "17"),
                new TaskRef("definition", "task"),
                new Queue("queue", "definition", new UUID(1, 1), "Print anywhere", holdFor, longestHold),
                Optional.of(ANA),
                "Ana",
                paper,
                PrintJobConfiguration.NONE,
                NOON.minusSeconds(30));
        return new HeldJob(new UUID(2, 2), arrival, NOON);
    }

    static Release aRelease() {
        var request = new ReleaseRequest(
                Actor.system("test"),
                Optional.of(ANA),
                Optional.of(new UUID(3, 3)),
                List.of(),
                "destination",
                null,
                null);
        var times = new Release.Times(NOON, NOON.plus(DEADLINE), NOON.plusSeconds(30));
        return new Release(new UUID(4, 4), new UUID(2, 2), 0, request, times);
    }
}
