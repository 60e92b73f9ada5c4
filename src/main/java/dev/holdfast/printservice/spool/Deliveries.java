package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/// What there is to deliver, and what became of it. Each method is one short transaction; whoever delivers says what
/// happens, and hears whether it is still his turn.
@ApplicationScoped
public class Deliveries {

    private final DeliveryQueue queue;
    private final SpoolJobs jobs;
    private final SpoolDocuments documents;
    private final SpoolPrinters printers;
    private final ContentReader reader;

    Deliveries(
            DeliveryQueue queue,
            SpoolJobs jobs,
            SpoolDocuments documents,
            SpoolPrinters printers,
            ContentReader reader) {
        this.queue = queue;
        this.jobs = jobs;
        this.documents = documents;
        this.printers = printers;
        this.reader = reader;
    }

    /// A job to deliver to a device; `attempt` fences what is said about it. `mayBeSent`: an earlier attempt
    /// may have sent something; `begun`: it made this job at the device.
    public record Assignment(
            JobAddress job, int attempt, boolean mayBeSent, Optional<DeviceJob> begun, DeviceAt device, Paper paper) {

        DeliveryQueue.Turn turn() {
            return new DeliveryQueue.Turn(job.number(), attempt);
        }
    }

    /// What is to be printed, for whom, and how; `asked` is what an IPP client said of that.
    public record Paper(
            String contentType,
            UUID content,
            String owner,
            PrintJobConfiguration configuration,
            AttributeGroup asked) {}

    /// The next job whose printer is free, for a minute; see [#stillMine].
    @Transactional
    public Optional<Assignment> take() {
        return queue.take().map(this::assignment);
    }

    private Assignment assignment(DeliveryQueue.Taken taken) {
        var turn = taken.turn();
        var job = jobs.findByIdOptional(turn.job()).orElseThrow();
        var document = documents.of(job);
        var device = printers.findById(job.address().printer()).device().orElseThrow();
        return new Assignment(
                job.address(),
                turn.attempt(),
                taken.mayBeSent(),
                taken.begun(),
                device,
                new Paper(
                        document.contentType(),
                        document.contentId().orElseThrow(),
                        job.owner().name(),
                        job.configuration(),
                        job.ipp().map(IppOrigin::group).orElse(AttributeGroup.EMPTY)));
    }

    /// The document's bytes.
    public InputStream open(Assignment assignment) {
        return reader.open(assignment.paper().content());
    }

    /// Works on, for another minute; false where somebody else does, or nobody should.
    @Transactional
    public boolean stillMine(Assignment assignment) {
        return queue.renew(assignment.turn());
    }

    /// Said, and committed, before the first byte that may become paper. False: it must not be sent.
    @Transactional
    public boolean sending(Assignment assignment) {
        var job = locked(assignment);
        boolean mine = queue.sending(assignment.turn());
        if (mine) job.acquire();
        return mine;
    }

    /// Nothing was sent; somebody tries again in a few seconds.
    @Transactional
    public void nothingSent(Assignment assignment, String reason) {
        var job = locked(assignment);
        if (queue.retryUnsent(assignment.job().printer(), assignment.turn()) && job.release(reason)) {
            Log.infof("Delivery waits job=%s attempt=%d reason=%s", job.address(), assignment.attempt(), reason);
        }
    }

    private SpoolJob locked(Assignment assignment) {
        return jobs.locked(assignment.job().number()).orElseThrow();
    }
}
