package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.IppFailure;
import dev.holdfast.printservice.delivery.Device.Outcome;
import dev.holdfast.printservice.spool.DeviceJob;
import io.quarkus.logging.Log;
import java.util.List;
import java.util.Optional;

/// Finds out at the printer what became of a job there. Cancelling it is the fence: whoever still sends its document
/// is refused from then on.
final class IppSettling {

    private static final String FORGOTTEN = "The printer does not know the job any more.";
    private static final String LEFT = "The printer still has a job of an earlier attempt.";

    private final IppPrinter printer;
    private final Handover handover;

    IppSettling(IppPrinter printer, Handover handover) {
        this.printer = printer;
        this.handover = handover;
    }

    /// What became of the job that an earlier attempt made; empty where it can put nothing on paper.
    Optional<Outcome> settle(DeviceJob job) throws IppFailure, Said {
        var found = printer.job(job.id()).filter(says -> says.is(job, handover.name()));
        if (!handover.mayBeSent()) {
            // It is empty, and must not stay in the printer's way.
            if (found.isEmpty() || cancelled(job, true)) return Optional.empty();
            return Optional.of(new Outcome.NothingSent(LEFT));
        }
        if (found.isEmpty()) return Optional.of(new Outcome.Unconfirmed(FORGOTTEN));
        return Optional.of(outcome(job, found.get()));
    }

    private Outcome outcome(DeviceJob job, JobSays says) throws IppFailure, Said {
        if (says.isEnded() && !says.isCompleted() && !says.isCanceled() && !job.hasAll() && says.hasPrintedNothing()) {
            return new Outcome.Undone("The printer did not get the whole document.");
        }
        if (!says.isEnded() && says.isIncomplete()) {
            return withdraw(job, new Outcome.Undone("The printer did not get the whole document."), false);
        }
        return state(says);
    }

    /// A lost answer without a job that is known: only the printer's lists can tell.
    Outcome find() throws IppFailure, Said {
        var found = printer.jobNamed(handover, false);
        if (found.isEmpty()) found = printer.jobNamed(handover, true);
        if (found.isEmpty() || found.get().id().isEmpty()) return new Outcome.Unconfirmed(FORGOTTEN);
        var job = found.get().job(found.get().id().getAsInt(), false);
        handover.begin(job, List.of());
        return outcome(job, found.get());
    }

    /// An earlier attempt may have made a job without hearing which.
    void cancelUnrecorded() throws IppFailure {
        try {
            var found = printer.jobNamed(handover, false);
            if (found.isPresent() && found.get().id().isPresent()) {
                printer.cancel(found.get().id().getAsInt(), handover);
            }
        } catch (Said e) {
            // It ends by itself, without a document.
            Log.debugf("Jobs of an earlier attempt not listed job=%d reason=%s", handover.job(), e.sentence());
        }
    }

    void cancelQuietly(int job) {
        try {
            printer.cancel(job, handover);
        } catch (IppFailure | Said | Handover.TurnLost e) {
            Log.infof("Empty job left at the printer job=%d reason=%s", handover.job(), e.getMessage());
        }
    }

    /// Cancels a job of which not everything was sent. As `then` says, if nothing of it came out; `refused`:
    /// the
    /// printer said that it has no document.
    Outcome withdraw(DeviceJob job, Outcome then, boolean refused) {
        try {
            if (cancelled(job, refused))
                return then instanceof Outcome.NothingSent(String why) ? new Outcome.Undone(why) : then;
            var says = look(job.id());
            return says.isPresent() && says.get().isEnded()
                    ? new Outcome.Unconfirmed("The printer had begun with the document.")
                    : new Outcome.Unknown(LEFT);
        } catch (IppFailure e) {
            return new Outcome.Unknown(e.sentence());
        } catch (Said e) {
            return new Outcome.Unknown(e.sentence());
        }
    }

    /// Whether the job has ended and nothing of it came out; of an `empty` one nothing can.
    private boolean cancelled(DeviceJob job, boolean empty) throws IppFailure, Said {
        printer.cancel(job.id(), handover);
        var says = printer.job(job.id());
        if (says.isEmpty()) return empty;
        var ended = says.get().isEnded() && !says.get().isCompleted();
        return ended && (empty || says.get().hasPrintedNothing());
    }

    /// What the printer says of the job now, if it says anything.
    Optional<JobSays> look(int job) {
        try {
            return printer.job(job);
        } catch (IppFailure | Said e) {
            return Optional.empty();
        }
    }

    /// The printer has the whole job: how far it is.
    Outcome follow(DeviceJob job) {
        return look(job.id())
                .filter(says -> says.is(job, handover.name()))
                .map(this::state)
                .orElseGet(() -> new Outcome.UnderWay("The job is at the printer.", false));
    }

    private Outcome state(JobSays says) {
        if (says.isCompleted()) return new Outcome.Delivered();
        if (says.isCanceled()) return new Outcome.Canceled();
        if (says.isEnded()) return new Outcome.Failed(says.why() + ".");
        return underWay(says);
    }

    private Outcome underWay(JobSays says) {
        try {
            var printing = printer.state();
            var hindered = printing.isHindered() || says.isStopped();
            if (hindered) return new Outcome.UnderWay(printing.stoppedWords(), true);
        } catch (IppFailure | Said e) {
            Log.debugf("Printer said nothing of itself job=%d reason=%s", handover.job(), e.getMessage());
        }
        return new Outcome.UnderWay("The printer is printing the job.", false);
    }
}
