package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppFailure;
import dev.holdfast.printservice.delivery.Device.Outcome;
import dev.holdfast.printservice.spool.DeviceJob;
import java.util.Optional;

/// One attempt to deliver one job to one printer. What an earlier attempt left at the printer is settled before
/// anything else is done.
final class IppDelivery {

    private final IppPrinter printer;
    private final Handover handover;
    private final IppSettling settling;

    IppDelivery(IppPrinter printer, Handover handover) {
        this.printer = printer;
        this.handover = handover;
        this.settling = new IppSettling(printer, handover);
    }

    Outcome run() {
        try {
            var settled = earlier();
            return settled.isPresent() ? settled.get() : begin();
        } catch (IppFailure e) {
            return new Outcome.NothingSent(e.sentence());
        } catch (Said e) {
            return new Outcome.NothingSent(e.sentence());
        }
    }

    /// Empty where nothing that was done before can become paper.
    private Optional<Outcome> earlier() throws IppFailure, Said {
        Optional<DeviceJob> begun = handover.begun();
        if (begun.isPresent()) return settling.settle(begun.get());
        if (handover.mayBeSent()) return Optional.of(settling.find());
        if (handover.attempt() > 1) settling.cancelUnrecorded();
        return Optional.empty();
    }

    private Outcome begin() throws IppFailure, Said {
        var says = new PrinterSays(printer.describe().message().group(AttributeGroup.PRINTER));
        var whyNot = says.whyNot();
        if (whyNot.isPresent()) return new Outcome.NothingSent(whyNot.get());
        var format = says.formatFor(handover.contentType());
        if (format.isEmpty()) {
            return new Outcome.Refused("it does not take documents of the format " + handover.contentType());
        }
        var handIn = new IppHandIn(printer, handover, settling, says, format.get());
        return says.takesTwoSteps() ? handIn.inTwoSteps() : handIn.inOneStep();
    }
}
