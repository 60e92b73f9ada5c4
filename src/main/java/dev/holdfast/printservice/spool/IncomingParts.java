package dev.holdfast.printservice.spool;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.stream.Stream;

/// Puts the bodies of uploads into the store, and says in Graph's words why one could not be kept.
@ApplicationScoped
class IncomingParts {

    private final DocumentStore store;
    private final UploadTurns turns;
    private final SpoolConfig config;

    IncomingParts(DocumentStore store, UploadTurns turns, SpoolConfig config) {
        this.store = store;
        this.turns = turns;
        this.config = config;
    }

    /// Keeps exactly `length` bytes of the upload, or nothing.
    DocumentStore.Kept keep(UUID upload, InputStream bytes, long length) {
        return turns.take(upload, () -> keep(bytes, length));
    }

    private DocumentStore.Kept keep(InputStream bytes, long length) {
        try {
            return store.put(new SenderStream(bytes, config.partWithin()), length);
        } catch (DocumentStore.NoRoom e) {
            throw noRoom();
        } catch (DocumentStore.WrongLength e) {
            throw GraphProblem.badRequest("The body does not have the length of its Content-Range.");
        } catch (SenderStream.BrokenOff e) {
            throw GraphProblem.badRequest("The body broke off.");
        } catch (SenderTooSlow e) {
            throw GraphProblem.tooSlow("The body did not arrive in time.");
        } catch (IOException e) {
            Log.error("A part of a document could not be stored", e);
            throw isNoSpace(e) ? noRoom() : GraphProblem.unavailable("Documents cannot be stored at the moment.");
        }
    }

    /// Forgets a part that no row will name; what cannot be forgotten now is the orphans' sweep's to find.
    void discard(DocumentStore.Kept kept) {
        try {
            store.delete(kept.blob());
        } catch (IOException e) {
            Log.warnf(e, "Refused part of a document not deleted yet blob=%s", kept.blob());
        }
    }

    // Java has no other name for ENOSPC, which a disk without inodes says, too, EDQUOT, and EFBIG: the file
    // system, or the limit that this process was started with, takes no file of that size.
    static boolean isNoSpace(IOException e) {
        String message = String.valueOf(e.getMessage());
        return Stream.of("No space left", "quota exceeded", "File too large").anyMatch(message::contains);
    }

    static GraphProblem noRoom() {
        return GraphProblem.full("There is no room for more documents at the moment.");
    }
}
