package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.IppFailure;
import dev.holdfast.printservice.delivery.Device.Outcome;
import dev.holdfast.printservice.spool.DeviceJob;
import io.quarkus.logging.Log;
import java.util.Optional;

/// Cancels jobs at a printer: whoever still sends a document for one is refused from then on. That we are going to is
/// committed before, so that a job which is found cancelled is known to be our doing.
final class IppFence {

    static final String LEFT = "The printer still has a job of an earlier attempt.";
    private static final String HAD_BEGUN = "The printer had begun with the document.";

    private final IppPrinter printer;
    private final Handover handover;

    IppFence(IppPrinter printer, Handover handover) {
        this.printer = printer;
        this.handover = handover;
    }

    /// What the printer says of this job; empty where it does not know it.
    Optional<JobSays> find(DeviceJob job) throws IppFailure, Said {
        return printer.job(job.id(), handover).filter(says -> says.is(job, handover.name()));
    }

    /// Cancels a job that never got a document; empty where it can put nothing on paper any more.
    Optional<Outcome> withdrawEmpty(DeviceJob job) throws IppFailure, Said {
        printer.cancel(job.id(), handover);
        var says = find(job);
        boolean gone = says.isEmpty() || says.get().isEnded() && !says.get().isCompleted();
        return gone ? Optional.empty() : Optional.of(new Outcome.NothingSent(LEFT));
    }

    /// Cancels a job of whose document the printer said that it did not look at it.
    Outcome withdrawUnread(DeviceJob job, Outcome then) {
        try {
            recalling(then);
            return withdrawEmpty(job).isEmpty() ? undone(then) : new Outcome.Unknown(LEFT);
        } catch (IppFailure e) {
            return new Outcome.Unknown(e.sentence());
        } catch (Said e) {
            return new Outcome.Unknown(e.sentence());
        }
    }

    /// Cancels a job that is not to come out, or not any further. As `then` says, if nothing of it came out.
    Outcome withdraw(DeviceJob job, Outcome then) {
        try {
            recalling(then);
            printer.cancel(job.id(), handover);
            var says = find(job);
            // Some forget a job as soon as it is canceled.
            if (says.isEmpty() && then instanceof Outcome.Canceled) return then;
            return says.isPresent() && says.get().isEnded()
                    ? recalled(job, says.get(), undone(then))
                    : new Outcome.Unknown(LEFT);
        } catch (IppFailure e) {
            return new Outcome.Unknown(e.sentence());
        } catch (Said e) {
            return new Outcome.Unknown(e.sentence());
        }
    }

    /// What became of a job that has ended and was recalled. Who canceled it does not mind what is on paper.
    /// That nothing is, is believed of a job that is not known to have got everything, and was never begun: it
    /// is asked after its end, when it cannot begin any more.
    static Outcome recalled(DeviceJob job, JobSays says, Outcome then) {
        boolean nothing = !job.hasAll() && says.hasPrintedNothing();
        boolean asWished = !says.isCompleted() && (then instanceof Outcome.Canceled || nothing);
        return asWished ? then : new Outcome.Unconfirmed(HAD_BEGUN);
    }

    private void recalling(Outcome then) {
        handover.recalling(then instanceof Outcome.Refused(String why) ? Optional.of(why) : Optional.empty());
    }

    // The document was on its way, though nothing of it arrived.
    private static Outcome undone(Outcome then) {
        return then instanceof Outcome.NothingSent(String why) ? new Outcome.Undone(why) : then;
    }

    /// Cancels a job that nobody needs, if that can be. No document may ever have been announced for it.
    void withdrawQuietly(int job) {
        try {
            printer.cancel(job, handover);
        } catch (IppFailure | Said | Handover.TurnLost e) {
            Log.infof("Empty job left at the printer job=%d reason=%s", handover.job(), e.getMessage());
        }
    }

    /// Cancels what earlier attempts made without hearing what it was, if the printer says.
    void withdrawUnrecorded() {
        try {
            for (var left : printer.jobsNamed(handover, false)) {
                if (left.id().isPresent()) printer.cancel(left.id().getAsInt(), handover);
            }
        } catch (IppFailure | Said e) {
            // Without a document it ends by itself (RFC 8011 §5.4.31).
            Log.debugf("Jobs of an earlier attempt not listed job=%d reason=%s", handover.job(), e.getMessage());
        }
    }
}
