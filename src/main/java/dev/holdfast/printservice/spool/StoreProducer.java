package dev.holdfast.printservice.spool;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Chooses the document store: a folder.
@Singleton
final class StoreProducer {

    private static final String SETTING = "holdfast.print-service.document-store";

    @Produces
    @Singleton
    DocumentStore store(SpoolConfig config) {
        Optional<Path> folder = config.documentStore();
        try {
            return new FolderStore(
                    folder.orElseThrow(() ->
                            new ConfigurationException(SETTING + " must name the folder that documents are kept in.")),
                    config.keepFree());
        } catch (IOException e) {
            throw new ConfigurationException(SETTING + " names a folder that cannot be used: " + e);
        }
    }

    // A store that cannot be used stops the start, not the first upload; and one that is not mounted the ruin of the
    // jobs
    // whose documents seem to be gone.
    void check(
            @Observes StartupEvent event,
            PrintService service,
            SpoolConfig config,
            SpoolContents contents,
            Instance<DocumentStore> store) {
        if (!service.isEnabled()) return;
        var missing = config.documentStore().filter(folder -> !FolderStore.isThere(folder));
        if (missing.isPresent() && QuarkusTransaction.requiringNew().call(contents::haveParts)) {
            throw new ConfigurationException(
                    SETTING + " names a folder without a document store, " + missing.get()
                            + ", though there are documents: is it mounted? If they are lost, make the folder 'unfinished' in it.");
        }
        store.get();
    }
}
