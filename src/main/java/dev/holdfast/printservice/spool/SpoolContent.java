package dev.holdfast.printservice.spool;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// The bytes of a document, as far as they have arrived.
@Entity
@Table(name = "spool_content")
class SpoolContent {

    @Id
    private UUID id;

    private long size;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    SpoolContent() {}

    SpoolContent(UUID id, long size) {
        this.id = id;
        this.size = size;
    }

    UUID id() {
        return id;
    }

    long size() {
        return size;
    }
}
