package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;

/// Room for work on documents, where the documents are. What a crash leaves there is cleared away with what it
/// leaves of uploads.
@ApplicationScoped
public class WorkFolders {

    private final DocumentStore store;
    private final Clock clock;

    WorkFolders(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// A new, empty folder.
    public WorkFolder make() throws IOException {
        return new WorkFolder(store.workFolder(), clock);
    }

    /// Whether there is room for work at the moment; there is none where the documents are not there, either.
    public boolean haveRoom() {
        try {
            return store.hasRoom();
        } catch (IOException e) {
            return false;
        }
    }
}
