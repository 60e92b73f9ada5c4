package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Enters uploads and what arrives of them. The job is locked by the caller's transaction.
@ApplicationScoped
class UploadRegister {

    /// Our choice; a document of 1 GiB in Graph's recommended steps of 200 KB has about 5,000.
    private static final int MOST_PARTS = 10_000;

    private final UploadSessions sessions;
    private final SpoolContents contents;
    private final SpoolDocuments documents;
    private final JobTerms terms;
    private final GraphAddresses addresses;

    UploadRegister(
            UploadSessions sessions,
            SpoolContents contents,
            SpoolDocuments documents,
            JobTerms terms,
            GraphAddresses addresses) {
        this.sessions = sessions;
        this.contents = contents;
        this.documents = documents;
        this.terms = terms;
        this.addresses = addresses;
    }

    dev.holdfast.graph.UploadSession open(SpoolJob job, DocumentProperties properties) {
        sessions.endOf(job);
        var token = AccessToken.next();
        var content = new SpoolContent(Ids.next(), properties.size());
        contents.persistAndFlush(content);
        var session =
                new UploadSession(Ids.next(), token, job.address().number(), content, properties, terms.uploadUntil());
        sessions.persist(session);
        job.awaitUpload(terms);
        return new dev.holdfast.graph.UploadSession(
                addresses.base() + "/uploadSessions/" + session.id() + "?tempauthtoken=" + token.value(),
                session.expiresAt(),
                List.of(new ByteRange(0, properties.size() - 1).toString()));
    }

    /// Refuses a part that overlaps another one, or is one too many: each costs a file and a row.
    void check(UploadSession session, ByteRange range) {
        var arrived = contents.arrived(session, range);
        if (arrived.overlapping() > 0) {
            throw GraphProblem.invalidRange("Bytes of this range have been uploaded before.");
        }
        if (arrived.parts() >= MOST_PARTS) {
            throw GraphProblem.tooManyParts("An upload takes at most " + MOST_PARTS + " parts: send larger ones.");
        }
    }

    /// Adds a part that is in the store. The part that completes the document ends the upload.
    UploadProgress add(SpoolJob job, UploadSession session, ByteRange range, DocumentStore.Kept kept) {
        check(session, range);
        contents.add(new SpoolPart(kept, session.contentId(), range));
        var now = contents.manifest(session);
        return now.isComplete() ? complete(job, session) : UploadProgress.More.of(session, now);
    }

    private UploadProgress complete(SpoolJob job, UploadSession session) {
        var document = documents.of(job);
        document.uploaded(session.properties(), session.contentId(), terms.now());
        job.uploaded(terms);
        sessions.delete(session);
        return new UploadProgress.Complete(document.id(), session.properties());
    }
}
