package dev.holdfast.station;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.graph.PrinterLocation;
import dev.holdfast.printer.Destination;
import java.util.List;

/// A destination as terminals see it (`Destination` of the HTTP contract).
record PrinterView(
        String id,
        String displayName,
        @JsonInclude(JsonInclude.Include.NON_NULL) PrinterLocation location,
        StatusView status,
        boolean acceptingJobs) {

    record StatusView(String state, List<String> details) {}

    static List<PrinterView> of(List<Destination> destinations) {
        return destinations.stream().map(PrinterView::of).toList();
    }

    private static PrinterView of(Destination destination) {
        return new PrinterView(
                destination.id(),
                destination.displayName(),
                destination.location(),
                new StatusView(
                        destination.status().state(), destination.status().details()),
                destination.acceptingJobs());
    }
}
