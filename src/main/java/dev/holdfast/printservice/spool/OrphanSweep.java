package dev.holdfast.printservice.spool;

import dev.holdfast.base.Serving;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Compares the store with the rows. Blobs without a row are what crashes left: they go once they are an hour old. Rows
/// without a blob must not be: nothing is done about them but said, because a store that is not mounted looks the same.
@ApplicationScoped
class OrphanSweep {

    // Whoever uses a folder for work says so more often than that: see WorkFolder.
    private static final Duration AGE = Duration.ofHours(1);
    private static final int BATCH = 500;

    private final PrintService service;
    private final Serving serving;
    private final SpoolContents contents;
    private final DocumentStore store;
    private final Clock clock;

    OrphanSweep(PrintService service, Serving serving, SpoolContents contents, DocumentStore store, Clock clock) {
        this.service = service;
        this.serving = serving;
        this.contents = contents;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() throws IOException {
        if (!service.isEnabled() || !serving.isOpen()) return;
        sweepBlobs();
        long missing = missingBlobs();
        if (missing > 0) {
            Log.errorf("Parts of documents are missing in the document store: is it mounted? parts=%d", missing);
        }
    }

    void sweepBlobs() throws IOException {
        store.olderThan(clock.instant().minus(AGE), this::sweep);
    }

    private void sweep(List<UUID> blobs) {
        var named = QuarkusTransaction.requiringNew().call(() -> contents.named(blobs));
        var orphans = blobs.stream().filter(blob -> !named.contains(blob)).toList();
        try {
            for (UUID orphan : orphans) {
                store.delete(orphan);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!orphans.isEmpty()) Log.infof("Orphaned parts of documents destroyed parts=%d", orphans.size());
    }

    /// How many parts there should be and are not.
    long missingBlobs() throws IOException {
        long missing = 0;
        var after = new UUID(0, 0);
        while (true) {
            UUID last = after;
            var blobs = QuarkusTransaction.requiringNew().call(() -> contents.blobsAfter(last, BATCH));
            for (UUID blob : blobs) {
                if (!store.has(blob) && isStillNamed(blob)) missing++;
            }
            if (blobs.size() < BATCH) return missing;
            after = blobs.getLast();
        }
    }

    // It may have been destroyed in the usual way since the row was read.
    private boolean isStillNamed(UUID blob) {
        return !QuarkusTransaction.requiringNew()
                .call(() -> contents.named(List.of(blob)))
                .isEmpty();
    }
}
