package dev.holdfast.printservice.spool;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// Chooses the document store: a folder.
@Singleton
final class StoreProducer {

    @Produces
    @Singleton
    DocumentStore store(SpoolConfig config) {
        Optional<Path> folder = config.documentStore();
        try {
            return new FolderStore(folder.orElseThrow(() -> new IllegalStateException(
                    "holdfast.print-service.document-store must name the folder that documents are kept in.")));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of holdfast.print-service.document-store cannot be used.", e);
        }
    }

    // A store that cannot be used stops the start, not the first upload.
    void check(@Observes StartupEvent event, PrintService service, Instance<DocumentStore> store) {
        if (service.isEnabled()) store.get();
    }
}
