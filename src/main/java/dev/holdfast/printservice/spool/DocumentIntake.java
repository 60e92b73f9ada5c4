package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import dev.holdfast.base.ProblemException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Takes documents whose length nobody knows before their end. One that breaks off, or is too long, leaves nothing.
@ApplicationScoped
public class DocumentIntake {

    private final DocumentStore store;
    private final IncomingParts parts;
    private final UploadTurns turns;

    DocumentIntake(DocumentStore store, IncomingParts parts, UploadTurns turns) {
        this.store = store;
        this.parts = parts;
        this.turns = turns;
    }

    /// What a sender sends, all of which must come within this time: whatever is read from it then ends in a
    /// [SenderTooSlow].
    public static InputStream from(InputStream sender, Duration within) {
        return new SenderStream(sender, within);
    }

    /// Keeps the bytes, which come [#from] a sender, up to their end. No transaction is open meanwhile.
    public ReceivedDocument receive(InputStream bytes, String name, String contentType) {
        var kept = turns.take(Ids.next(), () -> keep(bytes));
        return new ReceivedDocument(kept, new DocumentProperties(name, contentType, kept.size()));
    }

    private DocumentStore.Kept keep(InputStream bytes) {
        try {
            if (store.isNearlyFull()) throw noRoom();
            return store.putUpTo(bytes, DocumentProperties.MOST);
        } catch (DocumentStore.TooLong e) {
            throw new ProblemException(
                    413, "too-large", "A document must not be larger than " + DocumentProperties.MOST + " bytes.");
        } catch (SenderStream.BrokenOff e) {
            throw GraphProblem.badRequest("The document broke off.");
        } catch (SenderTooSlow e) {
            throw GraphProblem.tooSlow("The document did not arrive in time.");
        } catch (IOException e) {
            Log.error("A document could not be stored", e);
            throw IncomingParts.isNoSpace(e)
                    ? noRoom()
                    : GraphProblem.unavailable("Documents cannot be stored at the moment.");
        }
    }

    /// Forgets a document that nobody was to refer to.
    public void discard(ReceivedDocument document) {
        parts.discard(document.kept());
    }

    private static GraphProblem noRoom() {
        return GraphProblem.full("There is no room for more documents at the moment.");
    }
}
