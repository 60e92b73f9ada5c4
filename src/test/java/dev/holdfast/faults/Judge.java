package dev.holdfast.faults;

import dev.holdfast.faults.Ledger.Created;
import dev.holdfast.faults.Ledger.Entry;
import dev.holdfast.faults.Ledger.Received;
import dev.holdfast.faults.Ledger.Sheet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds what the people heard against what the printers' ledgers say. It knows nothing of Holdfast.
///
/// Whoever has asked for a document is to have it soon or not at all. What counts is when it reaches the printer, since
/// a printer that has it and stands still prints when it goes on; and from when the person had an answer, since one who
/// has none asks again, and is served from then on.
final class Judge {

    // Processes on one machine write milliseconds of the same clock.
    private static final long CLOCK = 5;

    private final int sheetsOfEach;
    private final Duration soon;
    private final Books books;
    private final Map<String, List<Sheet>> paper;
    private final Map<String, List<Received>> receipts;
    private final List<Fault> faults;

    /// Every document has so many sheets, and goes to its printer not later than `soon` after its release was
    /// answered. `entries` are those of all printers.
    Judge(int sheetsOfEach, Duration soon, List<Entry> entries, List<Fault> faults) {
        this.sheetsOfEach = sheetsOfEach;
        this.soon = soon;
        this.books = new Books(entries);
        this.paper = books.paper();
        this.receipts = books.receipts();
        this.faults = faults;
    }

    /// All but the first two, and `unconfirmed`, which faults explain, name what broke the promise.
    record Verdict(
            int jobs,
            int delivered,
            List<String> lost,
            List<String> duplicated,
            List<String> repeated,
            List<String> unasked,
            List<String> late,
            List<String> refused,
            List<String> unconfirmed,
            List<String> unexplained) {

        boolean isKept() {
            return Stream.of(lost, duplicated, repeated, unasked, late, refused, unexplained)
                    .allMatch(List::isEmpty);
        }
    }

    Verdict judge(List<Account> accounts) {
        var accepted = accounts.stream().filter(Account::isAccepted).toList();
        var byDigest = accounts.stream().collect(Collectors.toMap(Account::digest, Function.identity()));
        var unconfirmed = new ArrayList<String>();
        var unexplained = new ArrayList<String>();
        var empty = new ArrayList<>(books.empty());
        accepted.stream()
                .filter(account -> account.ended("unconfirmed"))
                .sorted(Comparator.comparingLong(Account::ended))
                .forEach(account -> {
                    var why = explanation(account, empty);
                    if (why.isEmpty()) unexplained.add(account.toString());
                    else unconfirmed.add(account.title() + ": " + why);
                });
        return new Verdict(
                accepted.size(),
                (int) accepted.stream()
                        .filter(account -> account.ended("delivered"))
                        .count(),
                accepted.stream().filter(this::isLost).map(Account::toString).toList(),
                breaches(paper, byDigest, (_, sheets) -> isTwice(sheets)),
                breaches(receipts, byDigest, (_, all) -> books.isRepeated(all)),
                breaches(paper, byDigest, Judge::isUnasked),
                breaches(receipts, byDigest, this::isLate),
                // Whoever came again for so long came to a service that does not serve.
                accounts.stream()
                        .filter(account -> !account.isAccepted())
                        .map(Account::toString)
                        .toList(),
                unconfirmed,
                unexplained);
    }

    private interface Rule<T> {
        boolean isBroken(Optional<Account> account, List<T> entries);
    }

    private static <T> List<String> breaches(
            Map<String, List<T>> documents, Map<String, Account> accounts, Rule<T> rule) {
        return documents.entrySet().stream()
                .filter(each -> rule.isBroken(Optional.ofNullable(accounts.get(each.getKey())), each.getValue()))
                .map(each -> Optional.ofNullable(accounts.get(each.getKey()))
                                .map(Account::toString)
                                .orElse("nobody's")
                        + " " + each.getValue())
                .toList();
    }

    // It came to another end than its owner wished for, or to none; or not all of it came out.
    private boolean isLost(Account account) {
        if (account.ended("unconfirmed")) return false;
        if (!account.endedAsWished()) return true;
        var out = paper.getOrDefault(account.digest(), List.of());
        return account.ended("delivered")
                && out.stream().map(Sheet::number).distinct().count() < sheetsOfEach;
    }

    private static boolean isTwice(List<Sheet> sheets) {
        return sheets.stream().map(Sheet::number).distinct().count() < sheets.size();
    }

    // Nothing prints where nobody stands: each sheet came out where and while its owner wanted it there.
    private static boolean isUnasked(Optional<Account> account, List<Sheet> sheets) {
        return account.filter(owner -> !owner.ended("deleted"))
                .filter(owner -> sheets.stream()
                        .allMatch(sheet -> owner.releases().stream()
                                .anyMatch(release -> release.covers(sheet.printer(), sheet.at(), CLOCK))))
                .isEmpty();
    }

    // What nobody asked for is another breach.
    private boolean isLate(Optional<Account> account, List<Received> receipts) {
        return account.filter(owner -> !owner.releases().isEmpty())
                .filter(owner -> !receipts.stream()
                        .allMatch(receipt -> owner.releases().stream()
                                .anyMatch(release -> release.ledTo(receipt, soon.toMillis(), CLOCK))))
                .isPresent();
    }

    /// Nobody can know what a printer did that has forgotten it: the document that it received last, or a job
    /// in wait for one, which may have been anybody's and was only one's. Nor can it be known of a document
    /// that was taken back when some of it had come out.
    private String explanation(Account account, List<Created> empty) {
        var last = receipts.getOrDefault(account.digest(), List.of());
        if (!last.isEmpty()) {
            var why = loss(last.getLast(), account);
            if (!why.isEmpty()) return why;
            var back = books.canceled(last.getLast()).filter(end -> end.sheets() > 0);
            if (back.isPresent()) return "taken back at " + back.get().printer() + " in mid-job";
        }
        var mine = empty.stream()
                .filter(job ->
                        account.releases().stream().anyMatch(release -> release.covers(job.printer(), job.at(), CLOCK)))
                .filter(job -> !loss(job, account).isEmpty())
                .findFirst();
        mine.ifPresent(empty::remove);
        return mine.map(job -> loss(job, account)).orElse("");
    }

    // The faults by which the printer forgot this before its owner heard the end.
    private String loss(Entry done, Account account) {
        return books.forgotten(done)
                .filter(start -> start.at() <= account.ended() + CLOCK)
                .map(start -> faults.stream()
                        .filter(Fault::destroysEvidence)
                        .filter(fault -> fault.printer().equals(start.printer()))
                        .filter(fault -> fault.isWithin(start.at() - CLOCK, start.at() + CLOCK))
                        .map(Fault::toString)
                        .distinct()
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }
}
