package dev.holdfast.printer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subscription of ours to the tasks of a queue. Written by [TaskSubscriptions] only.
@Entity
@Table(name = "task_subscription")
class TaskSubscription {

    /// A replaced one still proves notifications that were under way.
    enum State {
        PENDING,
        CURRENT,
        REPLACED
    }

    @Id
    private UUID id;

    @Column(name = "queue_id", updatable = false)
    private UUID queueId;

    @Column(name = "definition_id", updatable = false)
    private String definitionId;

    @Column(name = "client_state_hash", updatable = false)
    private byte[] clientStateHash;

    @Column(name = "notification_url", updatable = false)
    private @Nullable String notificationUrl;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state = State.PENDING;

    @Column(name = "graph_id")
    private @Nullable String graphId;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "renew_at")
    private @Nullable Instant renewAt;

    @Column(name = "lease_until")
    private @Nullable Instant leaseUntil;

    private int attempt;

    private int failures;

    @Column(name = "created_at", insertable = false, updatable = false)
    private @Nullable Instant createdAt;

    @Column(name = "replaced_at")
    private @Nullable Instant replacedAt;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected TaskSubscription() {}

    TaskSubscription(UUID id, UUID queueId, String definitionId, ClientState clientState, String notificationUrl) {
        this.id = id;
        this.queueId = queueId;
        this.definitionId = definitionId;
        this.clientStateHash = clientState.hash();
        this.notificationUrl = notificationUrl;
    }

    UUID id() {
        return id;
    }

    UUID queueId() {
        return queueId;
    }

    String definitionId() {
        return definitionId;
    }

    Optional<String> graphId() {
        return Optional.ofNullable(graphId);
    }

    /// Whether it has neither ended nor was found to be gone.
    boolean livesAt(Instant now) {
        return expiresAt != null && expiresAt.isAfter(now);
    }

    int attempt() {
        return attempt;
    }

    int failures() {
        return failures;
    }
}
