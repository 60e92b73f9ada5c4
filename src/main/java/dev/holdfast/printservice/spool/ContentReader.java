package dev.holdfast.printservice.spool;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
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
        return new PartsStream(store, parts(content));
    }

    /// As above, unless parts of it have been destroyed.
    Optional<InputStream> whole(UUID content, long size) {
        var parts = parts(content);
        long there = parts.stream().mapToLong(part -> part.range().length()).sum();
        return there == size ? Optional.of(new PartsStream(store, parts)) : Optional.empty();
    }

    private List<SpoolPart> parts(UUID content) {
        return QuarkusTransaction.joiningExisting().call(() -> contents.parts(content));
    }
}
