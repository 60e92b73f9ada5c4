package dev.holdfast.faults;

import dev.holdfast.faults.Ledger.Canceled;
import dev.holdfast.faults.Ledger.Created;
import dev.holdfast.faults.Ledger.Entry;
import dev.holdfast.faults.Ledger.Received;
import dev.holdfast.faults.Ledger.Sheet;
import dev.holdfast.faults.Ledger.Started;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ledgers of all printers, and what follows from them.
final class Books {

    private final List<Entry> entries;

    /// Those of each printer in their order.
    Books(List<Entry> entries) {
        this.entries = entries;
    }

    private <T extends Entry> Stream<T> all(Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The sheets of each document that came out, by its digest.
    Map<String, List<Sheet>> paper() {
        return all(Sheet.class).collect(Collectors.groupingBy(Sheet::digest));
    }

    /// How often each document went to a printer, by its digest, in the order of time.
    Map<String, List<Received>> receipts() {
        return all(Received.class)
                .sorted(Comparator.comparingLong(Received::at))
                .collect(Collectors.groupingBy(Received::digest));
    }

    /// The jobs that never got a document, and were not given up, in the order of time.
    List<Created> empty() {
        Set<String> over = Stream.concat(
                        all(Received.class).map(Received::job),
                        all(Canceled.class).map(Canceled::job))
                .collect(Collectors.toSet());
        return all(Created.class)
                .filter(created -> !over.contains(created.job()))
                .sorted(Comparator.comparingLong(Created::at))
                .toList();
    }

    /// When the printer forgot what it did then.
    Optional<Started> forgotten(Entry done) {
        return entries.subList(entries.indexOf(done) + 1, entries.size()).stream()
                .filter(entry -> entry.printer().equals(done.printer()))
                .filter(Started.class::isInstance)
                .map(Started.class::cast)
                .findFirst();
    }

    /// Whether the document of these receipts went to a printer again, and the printer had not proven before
    /// that the earlier time put nothing on paper, by giving up a job of which no sheet had come out.
    boolean isRepeated(List<Received> receipts) {
        return IntStream.range(1, receipts.size())
                .anyMatch(n -> !isProven(receipts.get(n - 1), receipts.get(n).at()));
    }

    private boolean isProven(Received receipt, long until) {
        return canceled(receipt)
                .filter(end -> end.sheets() == 0 && end.at() <= until)
                .isPresent();
    }

    /// How the job of this receipt was given up.
    Optional<Canceled> canceled(Received receipt) {
        return all(Canceled.class)
                .filter(end -> end.job().equals(receipt.job()))
                .findFirst();
    }
}
