package dev.holdfast.printservice.spool;

import dev.holdfast.base.Background;
import dev.holdfast.document.PageCounter;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalInt;

/// How many pages documents of the store have. No transaction is open while one is read.
@ApplicationScoped
class DocumentPages {

    private final ContentReader reader;
    private final WorkFolders folders;
    private final PageCounter counter;
    private final Background background;

    DocumentPages(ContentReader reader, WorkFolders folders, PageCounter counter, Background background) {
        this.reader = reader;
        this.folders = folders;
        this.counter = counter;
        this.background = background;
    }

    /// Empty where nobody will ever be able to say. A count that was broken off is an [IOException].
    OptionalInt of(UncountedJob job) throws IOException {
        try (var folder = folders.make()) {
            var file = folder.file("document");
            try (var in = background.call(() -> reader.open(job.content()))) {
                Files.copy(in, file);
            }
            return counter.count(file, job.format());
        } catch (DamagedDocument e) {
            Log.warnf("Printed document is damaged, its pages cannot be counted job=%d", job.job());
            return OptionalInt.empty();
        }
    }
}
