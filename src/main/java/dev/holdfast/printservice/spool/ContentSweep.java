package dev.holdfast.printservice.spool;

import dev.holdfast.base.Serving;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/// Destroys the contents of jobs that have ended: rows first, then blobs. What a crash leaves in between is the
/// orphans' sweep's to find.
@ApplicationScoped
class ContentSweep {

    private static final int CONTENTS = 50;
    private static final int PARTS = 1_000;
    private static final int MOST_BATCHES = 1_000;

    private final PrintService service;
    private final Serving serving;
    private final SpoolContents contents;
    private final DocumentStore store;

    ContentSweep(PrintService service, Serving serving, SpoolContents contents, DocumentStore store) {
        this.service = service;
        this.serving = serving;
        this.contents = contents;
        this.store = store;
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() throws IOException {
        for (int batch = 0; batch < MOST_BATCHES && isOn() && sweepBatch(); batch++) {}
    }

    private boolean isOn() {
        return service.isEnabled() && serving.isOpen();
    }

    // Contents of which no byte ever came must not keep those behind them: only where none is left is nothing to do.
    private boolean sweepBatch() throws IOException {
        var swept = QuarkusTransaction.requiringNew().call(() -> {
            var unused = contents.unused(CONTENTS);
            return new Swept(unused.isEmpty(), contents.forget(unused, PARTS));
        });
        for (UUID blob : swept.blobs()) {
            store.delete(blob);
        }
        if (!swept.blobs().isEmpty()) {
            Log.infof("Documents destroyed parts=%d", swept.blobs().size());
        }
        return !swept.nothing();
    }

    private record Swept(boolean nothing, List<UUID> blobs) {}
}
