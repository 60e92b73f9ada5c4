package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Background;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.Deliveries.Assignment;
import dev.holdfast.printservice.spool.DeliveryProgress;
import dev.holdfast.printservice.spool.DeviceJob;
import dev.holdfast.printservice.spool.EarlierAttempts;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// This process's turn to deliver a job: everything that is said is committed, and fenced by the attempt.
record Turn(Deliveries deliveries, DeliveryProgress progress, Assignment assignment, Background background)
        implements Handover {

    // Longer than the database lets anything take, shorter than the lease of a minute.
    private static final Duration MOST_TO_NOTE = Duration.ofSeconds(30);

    @Override
    public long job() {
        return assignment.job().number();
    }

    @Override
    public int attempt() {
        return assignment.attempt();
    }

    @Override
    public String contentType() {
        return assignment.paper().contentType();
    }

    @Override
    public InputStream open() {
        return deliveries.open(assignment);
    }

    @Override
    public PrintJobConfiguration configuration() {
        return assignment.paper().configuration();
    }

    @Override
    public AttributeGroup asked() {
        return assignment.paper().asked();
    }

    @Override
    public String owner() {
        return assignment.paper().owner();
    }

    @Override
    public String name() {
        var content = assignment.paper().content().toString();
        return "Holdfast " + job() + " " + content.substring(content.length() - 12);
    }

    @Override
    public long octets() {
        return assignment.paper().octets();
    }

    @Override
    public EarlierAttempts earlier() {
        return assignment.earlier();
    }

    @Override
    public void begin(DeviceJob job) {
        if (!background.call(() -> progress.begun(assignment, job))) throw lost();
    }

    @Override
    public void recalling(Optional<String> refusal) {
        if (!background.call(() -> progress.recalled(assignment, refusal))) throw lost();
    }

    @Override
    public void working() {
        if (!background.call(() -> deliveries.stillMine(assignment))) throw lost();
    }

    @Override
    public void sending(long octets, List<String> dropped) {
        long begun = System.nanoTime();
        if (!background.call(() -> deliveries.sending(assignment, octets, dropped))) throw lost();
        // A process that stood still meanwhile may not be the only one that sends.
        if (System.nanoTime() - begun > MOST_TO_NOTE.toNanos()) throw lost();
    }

    private TurnLost lost() {
        return new TurnLost("job=" + assignment.job() + " attempt=" + assignment.attempt());
    }
}
