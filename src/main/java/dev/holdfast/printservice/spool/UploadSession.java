package dev.holdfast.printservice.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/// Where the bytes of a job's document arrive, for whoever knows the token.
@Entity
@Table(name = "spool_upload_session")
class UploadSession {

    @Id
    private UUID id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "job_id")
    private long jobId;

    @Column(name = "content_id")
    private UUID contentId;

    private String name;

    @Column(name = "content_type")
    private String contentType;

    private long size;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    UploadSession() {}

    UploadSession(
            UUID id,
            AccessToken token,
            long jobId,
            SpoolContent content,
            DocumentProperties properties,
            Instant until) {
        this.id = id;
        this.tokenHash = token.hash();
        this.jobId = jobId;
        this.contentId = content.id();
        this.name = properties.documentName();
        this.contentType = properties.contentType();
        this.size = properties.size();
        this.expiresAt = until;
    }

    boolean isOpenedBy(AccessToken token) {
        return MessageDigest.isEqual(tokenHash, token.hash());
    }

    UUID id() {
        return id;
    }

    long jobId() {
        return jobId;
    }

    UUID contentId() {
        return contentId;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    DocumentProperties properties() {
        return new DocumentProperties(name, contentType, size);
    }
}
