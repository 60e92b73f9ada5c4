package dev.holdfast.faults;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a run came to, as a table for people.
record Report(long seed, List<Fault> faults, List<Account> accounts, Judge.Verdict verdict) {

    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append("Seed %d: %d faults, %d jobs, delivered %d, lost %d, duplicated %d, printed unasked %d, refused %d,"
                .formatted(
                        seed,
                        faults.size(),
                        verdict.jobs(),
                        verdict.delivered(),
                        verdict.lost().size(),
                        verdict.duplicated().size(),
                        verdict.unasked().size(),
                        verdict.refused().size()));
        text.append(" unconfirmed %d (and %d unexplained).\n"
                .formatted(verdict.unconfirmed().size(), verdict.unexplained().size()));
        if (verdict.isKept()) {
            // The rule of three: none in n is less than 3/n with 95 % confidence.
            text.append(String.format(
                    Locale.ROOT,
                    "None of %d jobs: with 95 %% confidence fewer than %.2f %% under such faults.\n",
                    verdict.jobs(),
                    300.0 / verdict.jobs()));
        }
        text.append("\n| fault | times | slowest recovery |\n|---|---|---|\n");
        var kinds = faults.stream().collect(Collectors.groupingBy(Fault::kind, TreeMap::new, Collectors.toList()));
        kinds.forEach((kind, all) -> text.append(
                String.format(Locale.ROOT, "| %s | %d | %.1f s |\n", kind, all.size(), slowest(all) / 1_000.0)));
        if (!verdict.unconfirmed().isEmpty()) {
            text.append("\nUnconfirmed, and why nobody can know:\n\n");
            verdict.unconfirmed().forEach(one -> text.append("- ").append(one).append('\n'));
        }
        return text.toString();
    }

    // From the fault's end until the first job that was begun after it had begun was delivered.
    private long slowest(List<Fault> all) {
        return all.stream().mapToLong(this::recovery).max().orElse(0);
    }

    private long recovery(Fault fault) {
        return accounts.stream()
                .filter(account -> account.begun() >= fault.begun())
                .filter(account -> account.end().filter("delivered"::equals).isPresent())
                .mapToLong(Account::ended)
                .min()
                .stream()
                .map(end -> Math.max(0, end - fault.ended()))
                .findFirst()
                .orElse(0);
    }
}
