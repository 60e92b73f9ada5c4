package dev.holdfast.held;

import dev.holdfast.base.Background;
import dev.holdfast.base.Backoff;
import dev.holdfast.document.PageCounter;
import dev.holdfast.graph.UniversalPrint;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/// Counts the pages of held documents, because the print cloud does not say. A document that cannot be
/// counted is held all the same, with a note.
@ApplicationScoped
class PageCounts implements Duty {

    private static final int MOST_TRIES = 6;
    private static final long MOST_BYTES = 50L << 20;
    private static final String UNREADABLE = "Its pages could not be counted.";

    private final UniversalPrint print;
    private final PageCounter counter;
    private final HeldJobs jobs;
    private final Chores chores;
    private final Hints hints;
    private final Background background;
    private final Backoff backoff;

    PageCounts(
            UniversalPrint print,
            PageCounter counter,
            HeldJobs jobs,
            Chores chores,
            Hints hints,
            Background background,
            HeldConfig config) {
        this.print = print;
        this.counter = counter;
        this.jobs = jobs;
        this.chores = chores;
        this.hints = hints;
        this.background = background;
        this.backoff = new Backoff(config.retryAfter(), Duration.ofMinutes(2));
    }

    @Override
    public Chore.Kind kind() {
        return Chore.Kind.COUNT_PAGES;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public Backoff backoff() {
        return backoff;
    }

    @Override
    public void work(Chore chore) {
        var job = background
                .call(() -> jobs.findByIdOptional(chore.job()))
                .filter(found -> found.state() == HeldJob.State.HELD);
        var document = job.flatMap(HeldJob::countable);
        if (job.isEmpty() || document.isEmpty()) {
            background.call(() -> chores.done(chore));
            return;
        }
        // A document that ended one process must not end the next.
        boolean hopeless = chore.tries() > MOST_TRIES;
        record(chore, hopeless ? OptionalInt.empty() : count(job.get(), document.get()));
    }

    private OptionalInt count(HeldJob job, Countable document) {
        try {
            var folder = Files.createTempDirectory("holdfast-pages");
            try {
                var file = folder.resolve("document");
                return print.download(job.ref(), document.document(), file, MOST_BYTES)
                        ? counter.count(file, document.format())
                        : OptionalInt.empty();
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(Chore chore, OptionalInt pages) {
        background.run(() -> {
            if (!chores.done(chore)) {
                return;
            }
            jobs.locked(chore.job()).ifPresent(job -> {
                pages.ifPresentOrElse(job::counted, () -> job.noted(UNREADABLE));
                hints.jobChanged(job);
            });
        });
        Log.infof("Pages counted job=%s pages=%s", chore.job(), pages.isPresent() ? pages.getAsInt() : "unknown");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
