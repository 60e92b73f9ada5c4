package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Background;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.printservice.spool.Deliveries;
import dev.holdfast.printservice.spool.Deliveries.Assignment;
import dev.holdfast.printservice.spool.DeliveryProgress;
import dev.holdfast.printservice.spool.DeviceJob;
import dev.holdfast.printservice.spool.EarlierAttempts;
import io.quarkus.logging.Log;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// This process's turn to deliver a job: everything that is said is committed, and fenced by the attempt.
final class Turn implements Handover {

    // Shorter than the lease of a minute by more than passes until it is looked at again.
    private static final Duration SURE = Duration.ofSeconds(45);

    private final Deliveries deliveries;
    private final DeliveryProgress progress;
    private final Assignment assignment;
    private final Background background;
    private boolean mayBeSent;
    private boolean heard;
    private long heardAt;

    Turn(Deliveries deliveries, DeliveryProgress progress, Assignment assignment, Background background) {
        this.deliveries = deliveries;
        this.progress = progress;
        this.assignment = assignment;
        this.background = background;
        this.mayBeSent = assignment.earlier().mayBeSent();
    }

    /// Whether the device may have got something of the document, in this attempt or in one before it.
    boolean mayBeSent() {
        return mayBeSent;
    }

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
        say(() -> progress.begun(assignment, job));
    }

    @Override
    public void recalling(Optional<String> refusal) {
        say(() -> progress.recalled(assignment, refusal));
    }

    // A process that stood still while it asked may not be the only one any more, and asks again.
    @Override
    public void working() {
        do {
            renew();
        } while (!isSure());
    }

    // A database that is away for a moment must not break off what can go on without it: the lease lasts.
    private void renew() {
        try {
            say(() -> deliveries.stillMine(assignment));
        } catch (TurnLost e) {
            throw e;
        } catch (RuntimeException e) {
            if (!isSure()) throw e;
            Log.warnf(e, "Delivery's turn not renewed, will be tried again %s", this);
        }
    }

    @Override
    public void sending(long octets, List<String> dropped) {
        say(() -> deliveries.sending(assignment, octets, dropped));
        mayBeSent = true;
    }

    private void say(Callable<Boolean> word) {
        long begun = System.nanoTime();
        if (!background.call(word)) throw new TurnLost(toString());
        heard = true;
        heardAt = begun;
    }

    /// Whether nobody else can have the turn yet.
    private boolean isSure() {
        return heard && System.nanoTime() - heardAt < SURE.toNanos();
    }

    @Override
    public String toString() {
        return "job=" + assignment.job() + " attempt=" + assignment.attempt();
    }
}
