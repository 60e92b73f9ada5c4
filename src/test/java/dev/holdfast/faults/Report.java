package dev.holdfast.faults;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a run came to, as a table for people.
record Report(long seed, List<Fault> faults, List<Account> accounts, Judge.Verdict verdict) {

    private static final String RECOVERY = """

            Slowest recovery: how long after the end of a fault of this kind a document came to its end that the print cloud
            had before, at the most; of a printer's memory, a document that was asked for at that printer. What people wait
            for by themselves is in it, and so are other faults if there were any meanwhile. `-`: no such document.

            | fault | times | slowest recovery |
            |---|---|---|
            """;

    @Override
    public String toString() {
        var text = new StringBuilder(counts());
        if (verdict.isKept()) {
            // The rule of three: none in n is less than 3/n with 95 % confidence.
            text.append(String.format(
                    Locale.ROOT,
                    "None of %d jobs: with 95 %% confidence fewer than %.2f %% under such faults.\n",
                    verdict.jobs(),
                    300.0 / verdict.jobs()));
        }
        text.append(RECOVERY);
        faults.stream()
                .collect(Collectors.groupingBy(Fault::kind, TreeMap::new, Collectors.toList()))
                .forEach((kind, all) ->
                        text.append("| %s | %d | %s |\n".formatted(kind, all.size(), words(slowest(all)))));
        if (!verdict.unconfirmed().isEmpty()) {
            text.append("\nUnconfirmed, and why nobody can know:\n\n");
            verdict.unconfirmed().forEach(one -> text.append("- ").append(one).append('\n'));
        }
        return text.toString();
    }

    private String counts() {
        return ("Seed %d: %d faults, %d jobs, delivered %d, lost %d, duplicated %d, sent again %d, printed unasked %d,"
                        + " late %d, refused %d, unconfirmed %d (and %d unexplained).\n")
                .formatted(
                        seed,
                        faults.size(),
                        verdict.jobs(),
                        verdict.delivered(),
                        verdict.lost().size(),
                        verdict.duplicated().size(),
                        verdict.repeated().size(),
                        verdict.unasked().size(),
                        verdict.late().size(),
                        verdict.refused().size(),
                        verdict.unconfirmed().size(),
                        verdict.unexplained().size());
    }

    private static String words(OptionalLong milliseconds) {
        return milliseconds.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f s", milliseconds.getAsLong() / 1_000.0);
    }

    private OptionalLong slowest(List<Fault> all) {
        return all.stream()
                .flatMapToLong(fault -> accounts.stream()
                        .filter(account -> account.wasOpenAfter(fault))
                        .mapToLong(account -> account.ended() - fault.ended()))
                .max();
    }
}
