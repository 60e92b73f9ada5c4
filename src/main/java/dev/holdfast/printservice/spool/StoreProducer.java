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

/// Chooses the document store: a folder.
@Singleton
final class StoreProducer {

    private static final String SETTING = "holdfast.print-service.document-store";

    // Whoever is first to need the store must not make one where it is only not mounted.
    @Produces
    @Singleton
    DocumentStore store(SpoolConfig config, SpoolContents contents) {
        Path folder = config.documentStore()
                .orElseThrow(() ->
                        new ConfigurationException(SETTING + " must name the folder that documents are kept in."));
        if (!FolderStore.isThere(folder) && QuarkusTransaction.requiringNew().call(contents::haveParts)) {
            throw new ConfigurationException(
                    "%s names a folder without a document store, %s, though there are documents:"
                                    .formatted(SETTING, folder)
                            + " is it mounted? If they are lost, make the folder '" + FolderStore.LAST + "' in it.");
        }
        try {
            return new FolderStore(folder, config.keepFree());
        } catch (IOException e) {
            throw new ConfigurationException(SETTING + " names a folder that cannot be used: " + e);
        }
    }

    // A store that cannot be used stops the start, not the first upload.
    void check(@Observes StartupEvent event, PrintService service, Instance<DocumentStore> store) {
        if (service.isEnabled()) store.get();
    }
}
