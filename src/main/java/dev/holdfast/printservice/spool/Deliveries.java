package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.List;
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
    private final JobFlow flow;

    Deliveries(
            DeliveryQueue queue,
            SpoolJobs jobs,
            SpoolDocuments documents,
            SpoolPrinters printers,
            ContentReader reader,
            JobFlow flow) {
        this.queue = queue;
        this.jobs = jobs;
        this.documents = documents;
        this.printers = printers;
        this.reader = reader;
        this.flow = flow;
    }

    /// A job to deliver to a device; `attempt` fences what is said about it.
    public record Assignment(JobAddress job, int attempt, EarlierAttempts earlier, DeviceAt device, Paper paper) {

        DeliveryQueue.Turn turn() {
            return new DeliveryQueue.Turn(job.number(), attempt);
        }
    }

    /// What is to be printed, for whom, and how, which is as the printer's defaults have been changed to where
    /// the job does not say; `asked` is what an IPP client said of that.
    public record Paper(
            String contentType,
            UUID content,
            long octets,
            String owner,
            PrintJobConfiguration configuration,
            AttributeGroup asked) {}

    /// A turn to deliver a job, for a minute; see [#stillMine].
    public record Claim(DeliveryQueue.Taken taken) {}

    /// The next job whose printer is free.
    @Transactional
    public Optional<Claim> take() {
        return queue.take().map(Claim::new);
    }

    /// What is to be delivered; empty where it is gone, and then the job has ended.
    @Transactional
    public Optional<Assignment> assignment(Claim claim) {
        var turn = claim.taken().turn();
        var job = jobs.locked(turn.job()).orElseThrow();
        var content = documents.of(job).contentId();
        if (content.isEmpty() && queue.finish(turn)) {
            Log.errorf("Delivery without a document job=%s", job.address());
            flow.end(job, JobEnd.aborted("The print job's document is gone."));
        }
        return content.map(found -> assignment(claim.taken(), job, found));
    }

    /// Nobody knows what is to be delivered: it is left alone for a while, so that others are delivered.
    @Transactional
    public void putAside(Claim claim) {
        queue.putAside(claim.taken().turn());
    }

    private Assignment assignment(DeliveryQueue.Taken taken, SpoolJob job, UUID content) {
        var turn = taken.turn();
        var document = documents.of(job);
        var printer = printers.findById(job.address().printer());
        var asked = job.asked();
        return new Assignment(
                job.address(),
                turn.attempt(),
                taken.earlier(),
                printer.device().orElseThrow(),
                new Paper(
                        document.contentType(),
                        content,
                        document.size(),
                        job.owner().name(),
                        Presets.of(printer).under(job.configuration(), asked),
                        asked));
    }

    /// The document's bytes.
    public InputStream open(Assignment assignment) {
        return reader.open(assignment.paper().content());
    }

    /// Works on, for another minute; false where somebody else does, or nobody should: it may be too late to
    /// begin.
    @Transactional
    public boolean stillMine(Assignment assignment) {
        return queue.renew(assignment.turn());
    }

    /// Said, and committed, before the first of so many octets that may become paper, without these
    /// wishes. False: it must not be sent, as it is another's turn or too late to begin.
    @Transactional
    public boolean sending(Assignment assignment, long octets, List<String> dropped) {
        var job = locked(assignment);
        boolean mine = queue.sending(assignment.turn(), octets, dropped);
        if (mine) job.acquire();
        return mine;
    }

    /// Nothing was sent; somebody tries again in a few seconds.
    @Transactional
    public void nothingSent(Assignment assignment, String reason) {
        var job = locked(assignment);
        if (queue.retryUnsent(assignment.turn()) && job.release(reason)) {
            Log.infof("Delivery waits job=%s attempt=%d reason=%s", job.address(), assignment.attempt(), reason);
        }
    }

    /// Nothing was sent, which was not the device's doing; somebody tries again in a few seconds, and others go
    /// first.
    @Transactional
    public void notReady(Assignment assignment, String reason) {
        var job = locked(assignment);
        if (queue.retryAlone(assignment.turn()) && job.release(reason)) {
            Log.infof("Delivery not ready job=%s attempt=%d reason=%s", job.address(), assignment.attempt(), reason);
        }
    }

    /// Something went wrong here, and nothing was ever sent: it is left alone for a while.
    @Transactional
    public void broken(Assignment assignment, String reason) {
        var job = locked(assignment);
        if (queue.putAsideUnsent(assignment.turn())) job.release(reason);
    }

    private SpoolJob locked(Assignment assignment) {
        return jobs.locked(assignment.job().number()).orElseThrow();
    }
}
