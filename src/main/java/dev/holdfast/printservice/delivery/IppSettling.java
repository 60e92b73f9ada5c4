package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.IppFailure;
import dev.holdfast.printservice.delivery.Device.Outcome;
import dev.holdfast.printservice.spool.DeviceJob;
import dev.holdfast.printservice.spool.DeviceProgress;
import dev.holdfast.printservice.spool.DeviceProgress.State;
import dev.holdfast.printservice.spool.EarlierAttempts.Recall;
import io.quarkus.logging.Log;
import java.util.Optional;

/// Finds out at the printer what became of a job there, and takes it away where it is not to come out.
final class IppSettling {

    private static final String FORGOTTEN = "The printer does not know the job any more.";
    private static final String INCOMPLETE = "The printer did not get the whole document.";
    private static final String STOOD = "The printer did not go on with the job for too long.";
    private static final String SILENT = "The printer does not say how far the job is.";

    private final IppPrinter printer;
    private final Handover handover;
    private final IppFence fence;

    IppSettling(IppPrinter printer, Handover handover) {
        this.printer = printer;
        this.handover = handover;
        this.fence = new IppFence(printer, handover);
    }

    /// What became of the job that an earlier attempt made; empty where it can put nothing on paper.
    Optional<Outcome> settle(DeviceJob job) throws IppFailure, Said {
        var found = fence.find(job);
        if (!handover.earlier().mayBeSent()) {
            return found.isEmpty() ? Optional.empty() : fence.withdrawEmpty(job);
        }
        return Optional.of(found.isEmpty() ? forgotten() : outcome(job, found.get()));
    }

    private Outcome forgotten() {
        return handover.earlier().recall() == Recall.CANCELED
                ? new Outcome.Canceled()
                : new Outcome.Unconfirmed(FORGOTTEN);
    }

    /// A lost answer without a job that is known: only the printer's lists can tell.
    Outcome find() throws IppFailure, Said {
        var found = printer.jobsNamed(handover, false);
        if (found.isEmpty()) found = printer.jobsNamed(handover, true);
        if (found.isEmpty() || found.getFirst().id().isEmpty()) return new Outcome.Unconfirmed(FORGOTTEN);
        var says = found.getFirst();
        var job = says.job(says.id().getAsInt(), false);
        handover.begin(job);
        return outcome(job, says);
    }

    /// The printer has the whole job: how far it is.
    Outcome follow(DeviceJob job) {
        try {
            var says = fence.find(job);
            if (says.isPresent()) return outcome(job, says.get());
        } catch (IppFailure | Said e) {
            Log.debugf("Printer said nothing of the job job=%d reason=%s", handover.job(), e.getMessage());
        }
        return new Outcome.UnderWay(new DeviceProgress(State.PRINTING, null, "The job is at the printer."));
    }

    /// The printer broke off with this answer while it had the job's document, or a part of it. As
    /// `then` says, if nothing of it came out.
    Outcome broken(DeviceJob job, Said answer, Outcome then) {
        if (answer.isBeforeTheDocument()) return fence.withdrawUnread(job, then);
        return isCanceled(job, answer) ? new Outcome.Canceled() : fence.withdraw(job, then);
    }

    private boolean isCanceled(DeviceJob job, Said answer) {
        if (answer.status() == IppCodes.JOB_CANCELED) return true;
        try {
            return fence.find(job).filter(JobSays::isCanceled).isPresent();
        } catch (IppFailure | Said e) {
            return false;
        }
    }

    private Outcome outcome(DeviceJob job, JobSays says) throws IppFailure, Said {
        if (says.isCompleted()) {
            boolean whole = job.hasAll() || says.hadAll(handover.earlier().octets());
            return whole ? new Outcome.Delivered() : new Outcome.Unconfirmed(INCOMPLETE);
        }
        return says.isEnded() ? ended(job, says) : goingOn(job, says);
    }

    private Outcome ended(DeviceJob job, JobSays says) {
        var recall = handover.earlier().recall();
        if (recall == Recall.CANCELED) return new Outcome.Canceled();
        if (recall == Recall.BEGUN) return IppFence.recalled(job, says, left());
        if (says.isCanceled()) return new Outcome.Canceled();
        // That nothing came out is believed of a job that did not get everything, says so, and was never begun.
        boolean nothing = !job.hasAll() && says.isIncomplete() && says.hasPrintedNothing();
        return nothing ? new Outcome.Undone(INCOMPLETE) : new Outcome.Failed(says.why() + ".");
    }

    private Outcome goingOn(DeviceJob job, JobSays says) {
        return switch (handover.earlier().recall()) {
            case CANCELED -> fence.withdraw(job, new Outcome.Canceled());
            case STANDS_STILL -> fence.withdraw(job, new Outcome.Undone(STOOD));
            case BEGUN -> fence.withdraw(job, left());
            case NONE -> {
                boolean incomplete = !job.hasAll() && says.isIncomplete();
                yield incomplete ? fence.withdraw(job, new Outcome.Undone(INCOMPLETE)) : underWay(says);
            }
        };
    }

    // As whoever began to recall the job meant it.
    private Outcome left() {
        return handover.earlier()
                .refusal()
                .<Outcome>map(Outcome.Refused::new)
                .orElse(new Outcome.Undone(IppFence.LEFT));
    }

    private Outcome underWay(JobSays says) {
        if (!says.hasState()) return new Outcome.Unknown(SILENT);
        try {
            var state = printer.state();
            if (state.isHindered() || says.isStopped()) return underWay(State.STOPPED, says, state.stoppedWords());
        } catch (IppFailure | Said e) {
            Log.debugf("Printer said nothing of itself job=%d reason=%s", handover.job(), e.getMessage());
        }
        return says.isPrinting()
                ? underWay(State.PRINTING, says, "The printer is printing the job.")
                : underWay(State.WAITING, says, "The job waits at the printer.");
    }

    private static Outcome underWay(State state, JobSays says, String words) {
        return new Outcome.UnderWay(new DeviceProgress(state, says.impressions(), words));
    }
}
