package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.graph.GraphException;
import dev.holdfast.graph.Printer;
import dev.holdfast.graph.UniversalPrint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The physical printers that terminals release to.
@ApplicationScoped
public class Destinations {

    private final KnownPrinters known;
    private final PrinterQueues queues;
    private final UniversalPrint graph;
    private final Background background;
    private final Duration unseenAfter;

    Destinations(
            KnownPrinters known,
            PrinterQueues queues,
            UniversalPrint graph,
            Background background,
            PrinterConfig config) {
        this.known = known;
        this.queues = queues;
        this.graph = graph;
        this.background = background;
        this.unseenAfter = config.unseenAfter();
    }

    /// The known ones among these ids, in their order; from our own table.
    @Transactional
    public List<Destination> findAll(List<String> ids) {
        Map<String, Destination> found = ids.isEmpty()
                ? Map.of()
                : known.known(ids).stream()
                        .map(KnownPrinter::destination)
                        .collect(Collectors.toMap(Destination::id, Function.identity()));
        return ids.stream()
                .distinct()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /// From our own table, else read once at the print cloud and kept; empty where it is unknown there or is
    /// one of our virtual printers. Where the print cloud cannot be asked, the caller is told so by a 503 or
    /// 502 problem. Never within a transaction.
    public Optional<Destination> learn(String printerId) {
        var here = background.call(() -> known.known(printerId).map(KnownPrinter::destination));
        return here.isPresent() ? here : readForSomebody(printerId);
    }

    private Optional<Destination> readForSomebody(String printerId) {
        try {
            return read(printerId);
        } catch (GraphException e) {
            throw PrintCloudProblem.of(e);
        }
    }

    /// Reads the destination at the print cloud now, keeps what it says, and judges. Never within a
    /// transaction.
    public Readiness check(String printerId) {
        try {
            var now = read(printerId);
            return now.isEmpty() ? new Readiness.NoSuchPrinter() : judge(now.get());
        } catch (GraphException e) {
            return new Readiness.CannotTell(e.getMessage());
        }
    }

    /// As it is at the print cloud now, kept; what is unknown there is forgotten here.
    Optional<Destination> read(String printerId) {
        var printer = graph.printer(printerId);
        return background.call(() -> keep(printerId, printer));
    }

    private Optional<Destination> keep(String printerId, Optional<Printer> printer) {
        if (printer.isEmpty() || queues.isOurs(printerId)) {
            known.gone(printerId);
            return Optional.empty();
        }
        known.keep(printer.get());
        return known.known(printer.get().id()).map(KnownPrinter::destination);
    }

    private Readiness judge(Destination now) {
        boolean unseen = background.call(() -> known.isUnseenFor(now.id(), unseenAfter));
        return NotReadySentence.of(now, unseen)
                .<Readiness>map(Readiness.NotReady::new)
                .orElseGet(() -> new Readiness.Ready(now));
    }
}
