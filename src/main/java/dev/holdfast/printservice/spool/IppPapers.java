package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Enters documents that came whole. The job is locked by the caller's transaction, or new in it.
@ApplicationScoped
class IppPapers {

    private final SpoolContents contents;
    private final SpoolDocuments documents;
    private final UploadRules rules;
    private final ServiceLimits limits;
    private final JobTerms terms;

    IppPapers(
            SpoolContents contents, SpoolDocuments documents, UploadRules rules, ServiceLimits limits, JobTerms terms) {
        this.contents = contents;
        this.documents = documents;
        this.rules = rules;
        this.limits = limits;
        this.terms = terms;
    }

    /// The document is the job's from now on, as one part.
    void enter(SpoolJob job, UUID content, ReceivedDocument received) {
        var properties = received.properties();
        rules.checkRoom(job, properties.size());
        limits.count(job, properties.size());
        contents.persistAndFlush(new SpoolContent(content, properties.size()));
        contents.add(new SpoolPart(received.kept(), content, new ByteRange(0, properties.size() - 1)));
        documents.of(job).uploaded(properties, content, terms.now());
        job.uploaded(terms);
    }
}
