package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintDocument;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The document of a job: empty at first, then what was uploaded, and without content again once its job has ended.
@Entity
@Table(name = "spool_document")
class SpoolDocument {

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "job_id")
    private long jobId;

    private String name = "";

    @Column(name = "content_type")
    private String contentType = "";

    private long size;

    @Column(name = "content_id")
    private @Nullable UUID contentId;

    @Column(name = "uploaded_at")
    private @Nullable Instant uploadedAt;

    // Written beside the entity and its version: a download changes nothing that anybody else relies on.
    @Column(name = "downloaded_at", updatable = false)
    private @Nullable Instant downloadedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    SpoolDocument() {}

    SpoolDocument(UUID id, long jobId) {
        this.id = id;
        this.jobId = jobId;
    }

    /// The same document for another job: it shares the content.
    SpoolDocument copyFor(UUID copy, long otherJob) {
        var document = new SpoolDocument(copy, otherJob);
        document.name = name;
        document.contentType = contentType;
        document.size = size;
        document.contentId = contentId;
        document.uploadedAt = uploadedAt;
        return document;
    }

    void uploaded(DocumentProperties properties, UUID content, Instant now) {
        name = properties.documentName();
        contentType = properties.contentType();
        size = properties.size();
        contentId = content;
        uploadedAt = now;
    }

    void dropContent() {
        contentId = null;
    }

    UUID id() {
        return id;
    }

    long jobId() {
        return jobId;
    }

    String contentType() {
        return contentType;
    }

    long size() {
        return size;
    }

    Optional<UUID> contentId() {
        return Optional.ofNullable(contentId);
    }

    PrintDocument view() {
        return new PrintDocument(id.toString(), name, contentType, size, uploadedAt, downloadedAt);
    }
}
