package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import dev.holdfast.base.ProblemException;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.concurrent.Callable;

/// Takes the bytes of documents from whoever knows an upload's address. A part is durable in the store
/// before its row is committed; a part that breaks off, or comes too late, is discarded whole.
@ApplicationScoped
public class Uploads {

    private final IncomingParts parts;
    private final UploadSessions sessions;
    private final SpoolContents contents;
    private final SpoolJobs jobs;
    private final UploadRegister register;

    Uploads(
            IncomingParts parts,
            UploadSessions sessions,
            SpoolContents contents,
            SpoolJobs jobs,
            UploadRegister register) {
        this.parts = parts;
        this.sessions = sessions;
        this.contents = contents;
        this.jobs = jobs;
        this.register = register;
    }

    /// The address of an upload: the id in its path, and the token.
    public record Address(String session, AccessToken token) {}

    /// Takes one part of the document.
    public UploadProgress accept(Address address, ContentRange range, InputStream bytes) {
        var session = transaction(() -> refuseEarly(address, range));
        var kept = parts.keep(session.id(), bytes, range.range().length());
        try {
            return transaction(() -> record(session.jobId(), address, range, kept));
        } catch (ProblemException refused) {
            // Only now is it certain that no row names the blob; after any other failure the sweep finds out.
            parts.discard(kept);
            throw refused;
        }
    }

    /// What is still missing.
    public UploadProgress.More progress(Address address) {
        return transaction(() -> {
            var session = required(address);
            return UploadProgress.More.of(session, contents.manifest(session));
        });
    }

    /// Gives the upload up.
    public void cancel(Address address) {
        transaction(() -> sessions.end(required(address)));
        Log.infof("Upload canceled session=%s", address.session());
    }

    private UploadSession refuseEarly(Address address, ContentRange range) {
        var session = required(address);
        if (range.total() != session.properties().size()) {
            throw GraphProblem.badRequest("The total in Content-Range is not the size of the document.");
        }
        register.check(session, range.range());
        return session;
    }

    // Once more under the job's lock: meanwhile the upload may have been completed or given up.
    private UploadProgress record(long jobId, Address address, ContentRange range, DocumentStore.Kept kept) {
        var job = jobs.locked(jobId).orElseThrow(() -> unknown(address));
        return register.add(job, required(address), range.range(), kept);
    }

    private UploadSession required(Address address) {
        var session = Ids.parse(address.session()).flatMap(sessions::alive).orElseThrow(() -> unknown(address));
        if (!session.isOpenedBy(address.token())) {
            throw GraphProblem.unauthenticated("The token in the address does not open this upload.");
        }
        return session;
    }

    private static GraphProblem unknown(Address address) {
        return GraphProblem.notFound("uploadSession", address.session());
    }

    private static <T> T transaction(Callable<T> work) {
        return QuarkusTransaction.disallowingExisting().call(work);
    }
}
