package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.IppMessage;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Points at the printer: one that is a program has nothing to show but a line in its log.
@ApplicationScoped
class IdentifyPrinter implements Operation {

    private final Gate gate;

    IdentifyPrinter(Gate gate) {
        this.gate = gate;
    }

    @Override
    public int code() {
        return IDENTIFY_PRINTER;
    }

    @Override
    public IppMessage answer(Request request) {
        var sender = gate.admit(request);
        var unsupported = request.operation()
                .only(name -> name.equals("identify-actions")
                        && request.all(name).stream().anyMatch(it -> !it.text().equals(Optional.of("display"))));
        Log.infof(
                "Printer to be identified share=%s by=%s",
                request.queue().spool().share(), sender.person().id());
        return Orders.taken(request, unsupported);
    }
}
