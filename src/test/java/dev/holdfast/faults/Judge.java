package dev.holdfast.faults;

import dev.holdfast.faults.Ledger.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Holds what the people heard against what the printers' ledgers say. It knows nothing of Holdfast.
final class Judge {

    // Two processes on one machine write milliseconds of the same clock.
    private static final long CLOCK = 5;

    private final int sheetsOfEach;
    private final List<Fault> faults;
    private final Map<String, List<Sheet>> paper;

    /// Every document has so many sheets. `paper` are the sheets of all printers.
    Judge(int sheetsOfEach, List<Sheet> paper, List<Fault> faults) {
        this.sheetsOfEach = sheetsOfEach;
        this.faults = faults;
        this.paper = paper.stream().collect(Collectors.groupingBy(Sheet::digest));
    }

    /// `lost` and `duplicated` and `unexplained` name what broke the promise; `unconfirmed` are explained by
    /// faults.
    record Verdict(
            int jobs,
            int delivered,
            List<String> lost,
            List<String> duplicated,
            List<String> unasked,
            List<String> unconfirmed,
            List<String> unexplained) {

        boolean isKept() {
            return lost.isEmpty() && duplicated.isEmpty() && unasked.isEmpty() && unexplained.isEmpty();
        }
    }

    Verdict judge(List<Account> accounts) {
        var accepted = accounts.stream().filter(Account::isAccepted).toList();
        var byDigest = accounts.stream().collect(Collectors.toMap(Account::digest, Function.identity()));
        var unconfirmed = new ArrayList<String>();
        var unexplained = new ArrayList<String>();
        accepted.stream().filter(account -> ended(account, "unconfirmed")).forEach(account -> {
            var why = explanation(account);
            if (why.isEmpty()) unexplained.add(account.toString());
            else unconfirmed.add(account.title() + ": " + why);
        });
        return new Verdict(
                accepted.size(),
                (int) accepted.stream()
                        .filter(account -> ended(account, "delivered"))
                        .count(),
                accepted.stream().filter(this::isLost).map(Account::toString).toList(),
                paper.values().stream()
                        .filter(Judge::isTwice)
                        .map(twice -> name(byDigest, twice))
                        .toList(),
                paper.values().stream()
                        .filter(sheets -> isUnasked(byDigest, sheets))
                        .map(all -> name(byDigest, all))
                        .toList(),
                unconfirmed,
                unexplained);
    }

    private static boolean ended(Account account, String how) {
        return account.end().filter(how::equals).isPresent();
    }

    // Said to be delivered, and not all of it came out; or it came to an end that nobody had asked for, or to none.
    private boolean isLost(Account account) {
        if (ended(account, "unconfirmed")) return false;
        var out = paper.getOrDefault(account.digest(), List.of());
        return !ended(account, "delivered")
                || out.stream().map(Sheet::number).distinct().count() < sheetsOfEach;
    }

    private static boolean isTwice(List<Sheet> sheets) {
        return sheets.stream().map(Sheet::number).distinct().count() < sheets.size();
    }

    // Nothing prints where nobody stands: it came out before its owner chose it, or it is nobody's.
    private static boolean isUnasked(Map<String, Account> accounts, List<Sheet> sheets) {
        var account = accounts.get(sheets.getFirst().digest());
        if (account == null || account.released().isEmpty()) return true;
        return sheets.getFirst().at() + CLOCK < account.released().getFirst().at();
    }

    private static String name(Map<String, Account> accounts, List<Sheet> sheets) {
        var account = accounts.get(sheets.getFirst().digest());
        return (account == null ? "nobody's" : account.toString()) + " " + sheets;
    }

    private String explanation(Account account) {
        return account.released().stream()
                .flatMap(release -> faults.stream()
                        .filter(Fault::destroysEvidence)
                        .filter(fault -> fault.printer().equals(release.printer()))
                        .filter(fault -> fault.isWithin(release.at(), account.ended())))
                .map(Fault::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
