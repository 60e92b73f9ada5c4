package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;

/// What is to be printed: a job's document and its upload. The job is locked by the caller's transaction.
@ApplicationScoped
class JobPapers {

    private final SpoolDocuments documents;
    private final UploadSessions uploads;

    JobPapers(SpoolDocuments documents, UploadSessions uploads) {
        this.documents = documents;
        this.uploads = uploads;
    }

    boolean areComplete(SpoolJob job) {
        return documents.of(job).contentId().isPresent();
    }

    /// Nothing more is taken: what goes to the printer does not change on the way.
    void close(SpoolJob job) {
        uploads.endOf(job);
    }

    /// The content itself is swept when no other job shares it.
    void drop(SpoolJob job) {
        uploads.endOf(job);
        documents.of(job).dropContent();
    }
}
