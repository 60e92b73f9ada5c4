package dev.holdfast.printservice.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/// Lets whoever knows the token read one document for a few minutes.
@Entity
@Table(name = "spool_download")
class DownloadTicket {

    @Id
    private UUID id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "document_id")
    private UUID documentId;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    DownloadTicket() {}

    DownloadTicket(UUID id, AccessToken token, UUID documentId, Instant expiresAt) {
        this.id = id;
        this.tokenHash = token.hash();
        this.documentId = documentId;
        this.expiresAt = expiresAt;
    }

    boolean isOpenedBy(AccessToken token) {
        return MessageDigest.isEqual(tokenHash, token.hash());
    }

    UUID id() {
        return id;
    }

    UUID documentId() {
        return documentId;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
