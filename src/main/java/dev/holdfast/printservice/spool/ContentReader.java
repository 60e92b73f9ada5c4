package dev.holdfast.printservice.spool;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.UUID;

/// Reads contents from the store, part after part.
@ApplicationScoped
class ContentReader {

    private final SpoolContents contents;
    private final DocumentStore store;

    ContentReader(SpoolContents contents, DocumentStore store) {
        this.contents = contents;
        this.store = store;
    }

    /// The bytes of a content. No transaction stays open while they are read.
    InputStream open(UUID content) {
        var parts = QuarkusTransaction.joiningExisting().call(() -> contents.parts(content));
        return new PartsStream(store, parts);
    }
}
