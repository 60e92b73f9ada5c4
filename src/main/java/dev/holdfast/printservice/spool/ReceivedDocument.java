package dev.holdfast.printservice.spool;

/// A document whose bytes are in the store; nobody refers to it yet.
public final class ReceivedDocument {

    private final DocumentStore.Kept kept;
    private final DocumentProperties properties;

    ReceivedDocument(DocumentStore.Kept kept, DocumentProperties properties) {
        this.kept = kept;
        this.properties = properties;
    }

    DocumentStore.Kept kept() {
        return kept;
    }

    DocumentProperties properties() {
        return properties;
    }
}
