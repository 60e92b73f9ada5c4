package dev.holdfast.printservice.spool;

import dev.holdfast.base.Serving;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/// Destroys the contents of jobs that have ended: rows first, then blobs. What a crash leaves in between
/// is the orphans' sweep's to find.
@ApplicationScoped
class ContentSweep {

    private static final int CONTENTS = 50;
    private static final int PARTS = 1_000;

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
        while (isOn() && sweepBatch()) {}
    }

    private boolean isOn() {
        return service.isEnabled() && serving.isOpen();
    }

    private boolean sweepBatch() throws IOException {
        var blobs = QuarkusTransaction.requiringNew().call(() -> contents.forget(contents.unused(CONTENTS), PARTS));
        for (UUID blob : blobs) {
            store.delete(blob);
        }
        if (!blobs.isEmpty()) Log.infof("Documents destroyed parts=%d", blobs.size());
        return !blobs.isEmpty();
    }
}
