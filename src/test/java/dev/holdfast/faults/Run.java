package dev.holdfast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.Mischief.Loss;
import dev.holdfast.faults.Mischief.Outcome;
import dev.holdfast.printservice.delivery.PrinterProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// People who print and release all the time, and faults in rows beside it: light ones, one after another, and
/// heavy ones. Everything that is chosen is chosen by the seed; when it happens depends on the machine.
final class Run {

    /// How long people come again and again for one document.
    static final Duration PATIENCE = Duration.ofMinutes(8);

    // 40 s each for not-ready-deadline and deliver-within, a minute and a half by which a document is late at its
    // printer, and 40 s more, as the machine is busy.
    private static final Duration SOON = Duration.ofSeconds(210);

    private static final long PAUSE = 100;

    private final Town town;
    private final long seed;
    private final Duration patience;
    private final List<Account> accounts = new CopyOnWriteArrayList<>();
    private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger tickets;

    /// At most so many faults; people come for one document no longer than this.
    Run(Town town, long seed, int mostFaults, Duration patience) {
        this.town = town;
        this.seed = seed;
        this.patience = patience;
        this.tickets = new AtomicInteger(mostFaults);
    }

    /// Faults of these kinds, one after another, `pause` apart on average; with `isCalm`, each after all that
    /// the one
    /// before could concern has come to its end.
    record Row(List<Mischief> kinds, Duration pause, boolean isCalm) {

        Row(List<Mischief> kinds, Duration pause) {
            this(kinds, pause, false);
        }
    }

    /// For so long, or until all faults were injected; then everybody comes to an end of what they began.
    void go(Duration time, List<Row> rows) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        var printing = IntStream.range(0, town.people().size())
                .mapToObj(n -> Thread.ofVirtual().start(() -> print(n)))
                .toList();
        var spoiling = IntStream.range(0, rows.size())
                .mapToObj(n -> Thread.ofPlatform().start(() -> spoil(rows.get(n), new Random(seed * 31 + n), end)))
                .toList();
        for (var thread : spoiling) thread.join();
        over.set(true);
        for (var thread : printing) thread.join();
        assertThat(failures).isEmpty();
    }

    private void print(int person) {
        var random = new Random(seed * 101 + person);
        for (int n = 1; !over.get() && failures.isEmpty(); n++) {
            long patient = System.nanoTime() + patience.toNanos();
            var title = "Document " + seed + "-" + person + "-" + n;
            var errand = new Errand(town, town.people().get(person), title, random, patient);
            accounts.addAll(errand.accounts());
            try {
                errand.run();
                log("people.log", errand.accounts());
            } catch (IOException | RuntimeException | AssertionError e) {
                failures.add(e);
            }
        }
    }

    // What people heard and what was done outlives this process, as the ledgers do.
    private synchronized void log(String file, List<?> lines) throws IOException {
        Files.write(
                town.site().folder().resolve(file),
                lines.stream().map(Object::toString).toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void spoil(Row row, Random random, long end) {
        try {
            while (System.nanoTime() < end && failures.isEmpty() && tickets.get() > 0) {
                Thread.sleep(random.nextLong(2 * row.pause().toMillis() + 1));
                var fault = inject(choose(row.kinds(), random), random);
                if (row.isCalm() && fault.isPresent()) awaitRecovery(fault.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError e) {
            failures.add(e);
        }
    }

    private void awaitRecovery(Fault fault) throws InterruptedException {
        long patient = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < patient && accounts.stream().anyMatch(account -> account.isOpenAfter(fault)))
            Thread.sleep(PAUSE);
    }

    private Optional<Fault> inject(Mischief mischief, Random random) throws Exception {
        if (tickets.getAndDecrement() <= 0) return Optional.empty();
        var loss = new Loss();
        long begun = System.currentTimeMillis();
        var outcome = mischief.deed().play(random, loss);
        if (outcome == Outcome.NONE) {
            tickets.incrementAndGet();
            return Optional.empty();
        }
        var fault = new Fault(mischief.kind(), begun, System.currentTimeMillis(), loss.printer());
        faults.add(fault);
        log("faults.log", List.of(Instant.ofEpochMilli(begun) + " " + fault));
        return Optional.of(fault);
    }

    private static Mischief choose(List<Mischief> kinds, Random random) {
        int left = random.nextInt(kinds.stream().mapToInt(Mischief::weight).sum());
        for (var kind : kinds) {
            left -= kind.weight();
            if (left < 0) return kind;
        }
        throw new IllegalStateException();
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    List<Account> accounts() {
        return List.copyOf(accounts);
    }

    Judge.Verdict verdict() {
        var entries = town.site().printers().stream()
                .flatMap(printer -> printer.ledger().entries().stream())
                .toList();
        return new Judge(PrinterProcess.SHEETS, SOON, entries, faults()).judge(accounts());
    }
}
