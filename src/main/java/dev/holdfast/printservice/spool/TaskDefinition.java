package dev.holdfast.printservice.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An application's announcement that it wants to act on jobs.
@Entity
@Table(name = "spool_task_definition")
class TaskDefinition {

    @Id
    private UUID id;

    @Column(name = "application_id", updatable = false)
    private UUID application;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "created_by_name")
    private @Nullable String createdByName;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected TaskDefinition() {}

    TaskDefinition(UUID id, UUID application, String displayName, @Nullable String createdByName, Instant createdAt) {
        this.id = id;
        this.application = application;
        this.displayName = displayName;
        this.createdByName = createdByName;
        this.createdAt = createdAt;
    }

    void rename(String displayName) {
        this.displayName = displayName;
    }

    void nameCreator(@Nullable String createdByName) {
        this.createdByName = createdByName;
    }

    void delete(Instant at) {
        this.deletedAt = at;
    }

    UUID id() {
        return id;
    }

    UUID application() {
        return application;
    }

    String displayName() {
        return displayName;
    }

    @Nullable
    String createdByName() {
        return createdByName;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }
}
