package dev.holdfast.printservice.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// Makes a job that starts at the printer a task of the definition.
@Entity
@Table(name = "spool_task_trigger")
class TaskTrigger {

    /// The only event there is.
    static final String JOB_STARTED = "jobStarted";

    @Id
    private UUID id;

    @Column(name = "printer_id", updatable = false)
    private UUID printerId;

    @ManyToOne(optional = false)
    @JoinColumn(name = "definition_id", updatable = false)
    private TaskDefinition definition;

    private String event;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected TaskTrigger() {}

    TaskTrigger(UUID id, UUID printerId, TaskDefinition definition, Instant createdAt) {
        this.id = id;
        this.printerId = printerId;
        this.definition = definition;
        this.event = JOB_STARTED;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    UUID printerId() {
        return printerId;
    }

    /// What the job becomes a task of; its application is the one that may act on the job.
    TaskDefinition definition() {
        return definition;
    }

    String event() {
        return event;
    }
}
