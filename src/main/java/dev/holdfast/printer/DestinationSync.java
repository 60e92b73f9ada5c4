package dev.holdfast.printer;

import dev.holdfast.base.Background;
import dev.holdfast.base.DatabaseTime;
import dev.holdfast.graph.Printer;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/// Brings our table of destinations up to what the print cloud lists for an administrator.
@ApplicationScoped
class DestinationSync {

    /// Printers in one transaction, so that none of them lasts.
    private static final int BATCH = 200;

    private final KnownPrinters known;
    private final PrinterQueues queues;
    private final Administrator administrator;
    private final Background background;
    private final DatabaseTime time;

    DestinationSync(
            KnownPrinters known,
            PrinterQueues queues,
            Administrator administrator,
            Background background,
            DatabaseTime time) {
        this.known = known;
        this.queues = queues;
        this.administrator = administrator;
        this.background = background;
        this.time = time;
    }

    /// Asks the print cloud; never within a transaction.
    void run() {
        var begin = background.call(time::now);
        var printers = administrator.call(cloud -> cloud.printers());
        for (int from = 0; from < printers.size(); from += BATCH) {
            var batch = printers.subList(from, Math.min(from + BATCH, printers.size()));
            background.run(() -> keep(batch));
        }
        var ids = printers.stream().map(Printer::id).toList();
        background.run(() -> known.goneBut(ids, begin));
        Log.infof("Destinations listed count=%d", printers.size());
    }

    private void keep(List<Printer> printers) {
        // Always in the same order, so that two of these never wait for each other's rows.
        printers.stream()
                .filter(printer -> !queues.isOurs(printer.id()))
                .sorted(Comparator.comparing(Printer::id))
                .forEach(known::keep);
    }
}
