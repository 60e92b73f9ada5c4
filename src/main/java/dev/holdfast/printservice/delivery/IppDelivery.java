package dev.holdfast.printservice.delivery;

import dev.holdfast.document.Converter;
import dev.holdfast.document.Format;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppFailure;
import dev.holdfast.printservice.delivery.Device.Outcome;
import dev.holdfast.printservice.spool.IppTicket;
import java.util.EnumSet;
import java.util.Optional;

/// One attempt to deliver one job to one printer. What an earlier attempt left at the printer is settled before
/// anything else is done.
final class IppDelivery {

    private final IppPrinter printer;
    private final Handover handover;
    private final Conversions conversions;
    private final IppSettling settling;

    IppDelivery(IppPrinter printer, Handover handover, Conversions conversions) {
        this.printer = printer;
        this.handover = handover;
        this.conversions = conversions;
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
        var before = handover.earlier();
        if (before.mayBeSent() && before.begun().isEmpty()) return Optional.of(settling.find());
        if (before.begun().isPresent()) {
            var settled = settling.settle(before.begun().get());
            if (settled.isPresent()) return settled;
        }
        if (handover.attempt() > 1) new IppFence(printer, handover).withdrawUnrecorded();
        return Optional.empty();
    }

    private Outcome begin() throws IppFailure, Said {
        var says = new PrinterSays(printer.describe().message().group(AttributeGroup.PRINTER));
        var whyNot = says.whyNot();
        if (whyNot.isPresent()) return new Outcome.NothingSent(whyNot.get());
        var ticket = IppTicket.of(handover.configuration(), handover.asked(), says.attributes());
        var format = says.formatFor(handover.contentType());
        if (format.isPresent()) return handIn(says, ticket, new Paper(format.get(), handover.octets(), handover::open));
        var wanted = Format.of(handover.contentType()).flatMap(source -> wanted(source, says, ticket));
        return wanted.isEmpty()
                ? new Outcome.Refused("it does not take documents of the format " + handover.contentType())
                : conversions.then(wanted.get(), paper -> handInNow(says, ticket, paper));
    }

    private Optional<Conversions.Wanted> wanted(Format source, PrinterSays says, IppTicket ticket) {
        var drawing = new Drawing(says.attributes(), handover.configuration(), ticket.attributes());
        var takes = EnumSet.allOf(Format.class);
        takes.removeIf(format -> says.formatFor(format.mediaType()).isEmpty()
                || drawing.sheet(format).isEmpty());
        var way = Converter.way(source, takes);
        return way.isEmpty()
                ? Optional.empty()
                : drawing.sheet(way.getLast()).map(sheet -> new Conversions.Wanted(handover, source, way, sheet));
    }

    // Between the steps nothing was sent yet.
    private Outcome handInNow(PrinterSays says, IppTicket ticket, Paper paper) {
        try {
            return handIn(says, ticket, paper);
        } catch (IppFailure e) {
            return new Outcome.NothingSent(e.sentence());
        }
    }

    private Outcome handIn(PrinterSays says, IppTicket ticket, Paper paper) throws IppFailure {
        var handIn = new IppHandIn(printer, handover, settling, ticket, paper);
        var unreadable = handIn.unreadable();
        if (unreadable.isPresent()) return unreadable.get();
        return says.takesTwoSteps() ? handIn.inTwoSteps() : handIn.inOneStep();
    }
}
