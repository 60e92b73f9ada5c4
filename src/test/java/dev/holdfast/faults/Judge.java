package dev.holdfast.faults;

import dev.holdfast.faults.Ledger.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// `lost`, `duplicated`, `unasked`, `refused` and `unexplained` name what broke the promise; `unconfirmed`
    /// are explained by faults.
    record Verdict(
            int jobs,
            int delivered,
            List<String> lost,
            List<String> duplicated,
            List<String> unasked,
            List<String> refused,
            List<String> unconfirmed,
            List<String> unexplained) {

        boolean isKept() {
            return Stream.of(lost, duplicated, unasked, refused, unexplained).allMatch(List::isEmpty);
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
                sheets(Judge::isTwice, byDigest),
                sheets(sheets -> isUnasked(byDigest, sheets), byDigest),
                // Whoever came again for so long came to a service that does not serve.
                accounts.stream()
                        .filter(account -> !account.isAccepted())
                        .map(Account::toString)
                        .toList(),
                unconfirmed,
                unexplained);
    }

    private List<String> sheets(Predicate<List<Sheet>> which, Map<String, Account> accounts) {
        return paper.values().stream()
                .filter(which)
                .map(found -> name(accounts, found))
                .toList();
    }

    private static boolean ended(Account account, String how) {
        return account.end().filter(how::equals).isPresent();
    }

    // It came to another end than its owner wished for, or to none; or not all of it came out.
    private boolean isLost(Account account) {
        if (ended(account, "unconfirmed")) return false;
        if (!ended(account, account.wanted())) return true;
        var out = paper.getOrDefault(account.digest(), List.of());
        return ended(account, "delivered")
                && out.stream().map(Sheet::number).distinct().count() < sheetsOfEach;
    }

    private static boolean isTwice(List<Sheet> sheets) {
        return sheets.stream().map(Sheet::number).distinct().count() < sheets.size();
    }

    // Nothing prints where nobody stands: each sheet came out where and while its owner wanted it there.
    private static boolean isUnasked(Map<String, Account> accounts, List<Sheet> sheets) {
        var account = accounts.get(sheets.getFirst().digest());
        return account == null
                || !sheets.stream()
                        .allMatch(
                                sheet -> account.released().stream().anyMatch(release -> release.covers(sheet, CLOCK)));
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
