package dev.holdfast.printservice.spool;

import dev.holdfast.base.Background;
import dev.holdfast.base.Worker;
import dev.holdfast.base.Workers;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;

/// Counts the pages of what was printed, after it was printed, so that nobody waits for it. What was broken off is
/// taken up again when its lease has lapsed.
@ApplicationScoped
class PageCounting {

    // Each takes a process of its own.
    private static final int AT_ONCE = 1;

    private final PrintService service;
    private final UncountedJobs uncounted;
    private final DocumentPages documents;
    private final CountedPages counted;
    private final Background background;
    private final Worker worker;

    PageCounting(
            PrintService service,
            UncountedJobs uncounted,
            DocumentPages documents,
            CountedPages counted,
            Background background,
            Workers workers) {
        this.service = service;
        this.uncounted = uncounted;
        this.documents = documents;
        this.counted = counted;
        this.background = background;
        this.worker = workers.make("page-counting", AT_ONCE, this::claim);
    }

    void toCount(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobToCount event) {
        worker.nudge();
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        if (service.isEnabled()) worker.look();
    }

    private Optional<Runnable> claim() {
        return background.call(uncounted::take).map(job -> () -> count(job));
    }

    private void count(UncountedJob job) {
        var pages = job.isHopeless() ? OptionalInt.empty() : pages(job);
        background.run(() -> counted.add(job, pages));
        Log.infof("Printed pages counted job=%d pages=%s", job.job(), pages.isPresent() ? pages.getAsInt() : "unknown");
    }

    private OptionalInt pages(UncountedJob job) {
        try {
            return documents.of(job);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
