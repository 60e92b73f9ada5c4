package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.Person;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
    private final UploadRules rules;

    DocumentIntake(DocumentStore store, IncomingParts parts, UploadTurns turns, UploadRules rules) {
        this.store = store;
        this.parts = parts;
        this.turns = turns;
        this.rules = rules;
    }

    /// What a sender sends, all of which must come within this time: whatever is read from it then ends in a
    /// [SenderTooSlow].
    public static InputStream from(InputStream sender, Duration within) {
        return new SenderStream(sender, within);
    }

    /// Keeps the bytes, which come [#from] a sender for this person, up to their end. No transaction is open
    /// meanwhile.
    public ReceivedDocument receive(Person owner, InputStream bytes, String name, String contentType) {
        long room = QuarkusTransaction.requiringNew()
                .call(() -> rules.room(owner.id().value()));
        var kept = turns.take(Ids.next(), () -> keep(bytes, room));
        return new ReceivedDocument(kept, new DocumentProperties(name, contentType, kept.size()));
    }

    // What it takes of the room is counted exactly when it is entered; here it is only cut off.
    private DocumentStore.Kept keep(InputStream bytes, long room) {
        try {
            return store.putUpTo(bytes, Math.min(room, DocumentProperties.MOST));
        } catch (DocumentStore.NoRoom e) {
            throw IncomingParts.noRoom();
        } catch (DocumentStore.TooLong e) {
            if (room < DocumentProperties.MOST) throw GraphProblem.full("There is no room for so large a document.");
            throw new ProblemException(
                    413, "too-large", "A document must not be larger than " + DocumentProperties.MOST + " bytes.");
        } catch (SenderStream.BrokenOff e) {
            throw GraphProblem.badRequest("The document broke off.");
        } catch (SenderTooSlow e) {
            throw GraphProblem.tooSlow("The document did not arrive in time.");
        } catch (IOException e) {
            Log.error("A document could not be stored", e);
            throw IncomingParts.isNoSpace(e)
                    ? IncomingParts.noRoom()
                    : GraphProblem.unavailable("Documents cannot be stored at the moment.");
        }
    }

    /// Forgets a document that nobody was to refer to.
    public void discard(ReceivedDocument document) {
        parts.discard(document.kept());
    }
}
