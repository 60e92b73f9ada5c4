package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.DatabaseTime;
import dev.holdfast.graph.GraphException;
import dev.holdfast.graph.Printer;
import dev.holdfast.graph.PrinterCreateOperation;
import dev.holdfast.graph.UniversalPrint;
import dev.holdfast.graph.UniversalPrintSetUp.NewPrinter;
import dev.holdfast.graph.UniversalPrintSetUp.Progress;
import dev.holdfast.graph.UniversalPrintSetUp.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Registers a printer without a device. It is registered under its marker and named as people know it by the next
/// step, so that it can be found where the answer to its creation was lost.
@ApplicationScoped
class PrinterStep implements Step {

    static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final UniversalPrint graph;
    private final Administrator administrator;
    private final Background background;
    private final DatabaseTime time;
    private final PrinterConfig config;

    PrinterStep(
            UniversalPrint graph,
            Administrator administrator,
            Background background,
            DatabaseTime time,
            PrinterConfig config) {
        this.graph = graph;
        this.administrator = administrator;
        this.background = background;
        this.time = time;
        this.config = config;
    }

    @Override
    public SetUpStep.Name name() {
        return SetUpStep.Name.PRINTER;
    }

    @Override
    public StepResult run(StepClaim claim) {
        var known = claim.queue().printerId();
        if (known.isPresent()) {
            if (graph.printer(known.get()).isPresent()) {
                return new StepResult.Done();
            }
            claim.record(PrinterQueue::printerGone);
        }
        var operation = claim.queue().operationId();
        if (operation.isPresent()) {
            return poll(claim, operation.get());
        }
        var earlier = claim.queue().mayComeToBe() ? find(claim.queue().marker()) : Optional.<String>empty();
        if (earlier.isPresent()) {
            return registered(claim, earlier.get());
        }
        return mayStillCome(claim) ? goesOn(LOOK_AGAIN) : register(claim);
    }

    /// Whether a printer that was looked for in vain may still come of a registration that was sent. Where its
    /// answer was lost nobody knows the operation, and only a printer that stays away was never ordered.
    boolean mayStillCome(StepClaim claim) {
        if (!claim.queue().mayComeToBe()) {
            return false;
        }
        Instant now = background.call(time::now);
        claim.record(queue -> queue.missed(now));
        var since = claim.queue().missedSince().orElseThrow();
        return since.plus(config.sureAfter()).isAfter(now);
    }

    /// The printer of an earlier attempt that was never named.
    Optional<String> find(String marker) {
        return administrator.call(cloud -> cloud.printers()).stream()
                .filter(printer -> marker.equals(printer.displayName()))
                .map(Printer::id)
                .findFirst();
    }

    private StepResult register(StepClaim claim) {
        var wish = claim.queue().virtualPrinter().wish();
        var identity = DeviceIdentity.create(claim.queue().id());
        var printer = new NewPrinter(
                claim.queue().marker(), wish.manufacturer(), wish.model(), identity.request(), identity.transportKey());
        claim.record(PrinterQueue::sendingRegistration);
        var registration = send(claim, printer);
        claim.record(queue -> queue.registering(registration.operationId()));
        return goesOn(registration.retryAfter());
    }

    private Registration send(StepClaim claim, NewPrinter printer) {
        try {
            return administrator.call(cloud -> cloud.createPrinter(printer));
        } catch (Administrator.Needed e) {
            claim.record(PrinterQueue::notRegistered);
            throw e;
        } catch (GraphException e) {
            if (!e.isPassing()) claim.record(PrinterQueue::notRegistered);
            throw e;
        }
    }

    private StepResult poll(StepClaim claim, String operation) {
        Optional<Progress> progress = administrator.call(cloud -> cloud.operation(operation));
        if (progress.isEmpty()) {
            claim.record(queue -> queue.registering(null));
            return goesOn(Duration.ZERO);
        }
        return judge(claim, progress.get());
    }

    private static StepResult judge(StepClaim claim, Progress progress) {
        PrinterCreateOperation operation = progress.operation();
        return switch (operation.status().state()) {
            case SUCCEEDED -> {
                var printer = operation.printer();
                yield registered(claim, Answered.id(printer == null ? null : printer.id()));
            }
            case FAILED -> {
                claim.record(PrinterQueue::notRegistered);
                yield new StepResult.Failed("The print cloud could not register the printer: "
                        + operation.status().description());
            }
            case NOT_STARTED, RUNNING, UNKNOWN_FUTURE_VALUE -> goesOn(progress.retryAfter());
        };
    }

    private static StepResult registered(StepClaim claim, String id) {
        claim.record(queue -> queue.registered(id));
        return new StepResult.Done();
    }

    private static StepResult goesOn(Duration pause) {
        return new StepResult.Wait(pause, "The print cloud is registering the printer.");
    }
}
