package dev.holdfast.printservice.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// An immutable part of a content, kept as one blob.
@Entity
@Table(name = "spool_part")
class SpoolPart {

    @Id
    private UUID blob;

    @Column(name = "content_id")
    private UUID contentId;

    @Column(name = "first_byte")
    private long firstByte;

    @Column(name = "last_byte")
    private long lastByte;

    private String sha256;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    SpoolPart() {}

    SpoolPart(DocumentStore.Kept kept, UUID contentId, ByteRange range) {
        this.blob = kept.blob();
        this.sha256 = kept.sha256();
        this.contentId = contentId;
        this.firstByte = range.first();
        this.lastByte = range.last();
    }

    UUID blob() {
        return blob;
    }

    String sha256() {
        return sha256;
    }

    ByteRange range() {
        return new ByteRange(firstByte, lastByte);
    }
}
