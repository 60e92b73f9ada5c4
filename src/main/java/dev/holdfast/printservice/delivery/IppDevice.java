package dev.holdfast.printservice.delivery;

import dev.holdfast.base.ProblemException;
import dev.holdfast.graph.PrinterStatus;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAnswer;
import dev.holdfast.ipp.IppClient;
import dev.holdfast.ipp.IppFailure;
import dev.holdfast.printservice.spool.DeviceAt;
import dev.holdfast.printservice.spool.PrinterReport;
import dev.holdfast.printservice.spool.Sighting;
import java.util.List;

/// A printer that speaks IPP.
record IppDevice(IppClient client, PrinterTargets targets, Conversions conversions, DeviceAt device) implements Device {

    private static final String NO_IPP = "What answers there does not speak IPP.";

    @Override
    public DeviceDescription describe() {
        try {
            var answer = new IppPrinter(line(() -> {})).describe();
            return new DeviceDescription(device.uri(), answer.certificate(), report(answer));
        } catch (IppFailure e) {
            throw e.getCause() instanceof DeviceForbidden forbidden ? forbidden : new DeviceUnavailable(e.sentence());
        } catch (Said e) {
            throw new DeviceUnavailable(e.sentence());
        }
    }

    @Override
    public Sighting probe() {
        try {
            var said = report(new IppPrinter(line(() -> {})).describe());
            return new Sighting(said.status(), true, said);
        } catch (IppFailure e) {
            return away(e.sentence());
        } catch (Said e) {
            return away(e.sentence());
        } catch (DeviceUnavailable e) {
            return away(e.detail());
        }
    }

    @Override
    public Outcome deliver(Handover handover) {
        return new IppDelivery(new IppPrinter(line(handover::working)), handover, conversions).run();
    }

    private IppLine line(Runnable meanwhile) {
        return new IppLine(client, targets, device, meanwhile);
    }

    // Anything may answer; what says nothing that a printer must say is none.
    private static PrinterReport report(IppAnswer answer) {
        var attributes = answer.message().group(AttributeGroup.PRINTER);
        if (Values.numbers(attributes, "operations-supported").isEmpty()) throw new DeviceUnavailable(NO_IPP);
        try {
            return PrinterReport.of(attributes);
        } catch (ProblemException e) {
            throw new DeviceUnavailable(NO_IPP);
        }
    }

    /// How a printer is that has not answered in time.
    static Sighting silent() {
        return away("The printer did not answer.");
    }

    private static Sighting away(String sentence) {
        return new Sighting(new PrinterStatus(PrinterStatus.State.STOPPED, List.of("timedOut"), sentence), false, null);
    }
}
