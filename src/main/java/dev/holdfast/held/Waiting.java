package dev.holdfast.held;

import dev.holdfast.base.DatabaseTime;
import dev.holdfast.graph.UniversalPrint;
import dev.holdfast.identity.UserId;
import dev.holdfast.printer.Queue;
import dev.holdfast.printer.VirtualPrinters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What waits for a person, and how they hear of changes.
@ApplicationScoped
class Waiting {

    private static final String BEHIND =
            "The print cloud does not answer at the moment. Jobs that were sent lately may be missing.";
    // Twice as long as between two comparisons, and as long as one may take.
    private static final Duration BEHIND_AFTER = Duration.ofSeconds(150);

    private final HeldJobs jobs;
    private final Looks looks;
    private final VirtualPrinters printers;
    private final Refreshes refreshes;
    private final Hints hints;
    private final UniversalPrint print;
    private final DatabaseTime time;
    private final Doubts doubts;

    Waiting(
            HeldJobs jobs,
            Looks looks,
            VirtualPrinters printers,
            Refreshes refreshes,
            Hints hints,
            UniversalPrint print,
            DatabaseTime time,
            Doubts doubts) {
        this.jobs = jobs;
        this.looks = looks;
        this.printers = printers;
        this.refreshes = refreshes;
        this.hints = hints;
        this.print = print;
        this.time = time;
        this.doubts = doubts;
    }

    WaitingJobs of(UserId person) {
        var list = jobs.waitingFor(person).stream().map(job -> job.view(null)).toList();
        var queues = printers.queues().stream().map(Queue::printerId).toList();
        var asked = looks.allAsked(person, queues);
        var behind = isBehind(asked, queues.isEmpty()) ? Stream.of(BEHIND) : Stream.<String>empty();
        var notice = Stream.concat(behind, doubts.of(person)).collect(Collectors.joining(" "));
        return new WaitingJobs(list, asked.orElse(null), notice.isEmpty() ? null : notice);
    }

    private boolean isBehind(Optional<Instant> asked, boolean nobodyToAsk) {
        if (nobodyToAsk) return false;
        return print.isPaused()
                || asked.map(at -> at.isBefore(time.now().minus(BEHIND_AFTER))).orElse(true);
    }

    boolean isPrintCloudPaused() {
        return print.isPaused();
    }

    List<ReleaseQueue.Reconciliation> reconciliations() {
        return looks.reconciliations();
    }

    void refresh(UserId person) {
        refreshes.start(person);
    }

    AutoCloseable watch(UserId person, ReleaseQueue.Listener listener) {
        return hints.watch(person, listener);
    }
}
