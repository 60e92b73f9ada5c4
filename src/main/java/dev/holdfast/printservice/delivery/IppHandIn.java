package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppFailure;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.delivery.Device.Outcome;
import dev.holdfast.printservice.spool.DamagedDocument;
import dev.holdfast.printservice.spool.DeviceJob;
import dev.holdfast.printservice.spool.IppTicket;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.util.Optional;

/// Hands a document to a printer: a job first, which is committed, then the document; or both at once where the
/// printer knows no better.
final class IppHandIn {

    private static final String DAMAGED = "the document is damaged";
    private static final String UNREADABLE = "The document could not be read.";

    private final IppPrinter printer;
    private final Handover handover;
    private final IppSettling settling;
    private final IppFence fence;
    private final IppTicket ticket;
    private final Paper paper;

    IppHandIn(IppPrinter printer, Handover handover, IppSettling settling, IppTicket ticket, Paper paper) {
        this.printer = printer;
        this.handover = handover;
        this.settling = settling;
        this.fence = new IppFence(printer, handover);
        this.ticket = ticket;
        this.paper = paper;
    }

    /// Empty where the document can be read, as far as its first byte tells: where that turns out later, the
    /// printer may have something of it.
    Optional<Outcome> unreadable() {
        try (var document = paper.bytes().open()) {
            document.read();
            return Optional.empty();
        } catch (DamagedDocument e) {
            return Optional.of(new Outcome.Refused(DAMAGED));
        } catch (IOException e) {
            Log.warnf(e, "Document cannot be read, will be tried again job=%d", handover.job());
            return Optional.of(new Outcome.NotReady(UNREADABLE));
        }
    }

    Outcome inTwoSteps() throws IppFailure {
        IppMessage created;
        try {
            created = printer.createJob(handover, ticket.attributes());
        } catch (Said e) {
            if (e.status() == IppCodes.OPERATION_NOT_SUPPORTED) return inOneStep();
            return notTaken(e);
        }
        var id = new JobSays(created.group(AttributeGroup.JOB)).id();
        var job = id.isPresent() ? announced(id.getAsInt()) : Optional.<DeviceJob>empty();
        return job.isPresent()
                ? send(job.get())
                : new Outcome.NothingSent("The printer did not say which job it made.");
    }

    /// The job that the printer made, once it is committed that the document goes there. Whoever must not send
    /// it leaves nothing behind.
    private Optional<DeviceJob> announced(int id) throws IppFailure {
        try {
            var job = recognised(id);
            job.ifPresent(made -> {
                handover.begin(made);
                handover.sending(paper.octets(), ticket.dropped());
            });
            return job;
        } catch (Handover.TurnLost e) {
            new IppFence(printer.withoutTurn(), handover).withdrawQuietly(id);
            throw e;
        }
    }

    /// The job with its UUID, for which most printers must be asked. Without an answer the next attempt finds
    /// the job by its name.
    private Optional<DeviceJob> recognised(int id) throws IppFailure {
        try {
            return printer.job(id, handover).map(says -> says.job(id, false));
        } catch (Said e) {
            return Optional.empty();
        }
    }

    private Outcome send(DeviceJob job) {
        try (var document = paper.bytes().open()) {
            printer.sendDocument(job.id(), handover, paper.format(), document);
        } catch (IppFailure e) {
            // The empty job is cancelled by the next attempt: before it is committed that nothing was sent, it
            // would look as if somebody at the printer had done so.
            return e.mayHaveActed() ? new Outcome.Unknown(e.sentence()) : new Outcome.NothingSent(e.sentence());
        } catch (Said e) {
            return settling.broken(job, e, notTaken(e));
        } catch (DamagedDocument e) {
            return fence.withdraw(job, new Outcome.Refused(DAMAGED));
        } catch (IOException e) {
            return fence.withdraw(job, new Outcome.Undone(UNREADABLE));
        }
        var whole = job.complete();
        handover.begin(whole);
        return settling.follow(whole);
    }

    Outcome inOneStep() {
        handover.sending(paper.octets(), ticket.dropped());
        IppMessage made;
        try (var document = paper.bytes().open()) {
            made = printer.printJob(handover, ticket.attributes(), paper.format(), document);
        } catch (IppFailure e) {
            return e.mayHaveActed() ? new Outcome.Unknown(e.sentence()) : new Outcome.NothingSent(e.sentence());
        } catch (Said e) {
            return brokenInOneStep(e);
        } catch (DamagedDocument e) {
            return new Outcome.Unconfirmed(DAMAGED);
        } catch (IOException e) {
            return new Outcome.Unknown(UNREADABLE);
        }
        var says = new JobSays(made.group(AttributeGroup.JOB));
        if (says.id().isEmpty()) return new Outcome.Unknown("The printer did not say which job it made.");
        var job = asked(says).job(says.id().getAsInt(), true);
        handover.begin(job);
        return settling.follow(job);
    }

    // The answer need not have the job's UUID.
    private JobSays asked(JobSays says) {
        try {
            return printer.job(says.id().orElseThrow(), handover).orElse(says);
        } catch (IppFailure | Said e) {
            return says;
        }
    }

    // There may be a job, with the document or a part of it, of which nothing is known yet.
    private static Outcome brokenInOneStep(Said answer) {
        if (answer.isBeforeTheDocument()) return notTaken(answer);
        if (answer.status() == IppCodes.JOB_CANCELED) return new Outcome.Canceled();
        return answer.isForNow() ? new Outcome.Unknown(answer.sentence()) : new Outcome.Failed(answer.words() + ".");
    }

    private static Outcome notTaken(Said answer) {
        return answer.isForNow() ? new Outcome.NothingSent(answer.sentence()) : new Outcome.Refused(answer.words());
    }
}
