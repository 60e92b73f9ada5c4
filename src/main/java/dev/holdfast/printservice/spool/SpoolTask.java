package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintTask;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The hold that a trigger put on a job.
@Entity
@Table(name = "spool_task")
class SpoolTask {

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "definition_id")
    private UUID definitionId;

    @Column(name = "job_id")
    private long jobId;

    // By it the trigger is looked for, which may have ended meanwhile.
    @Column(name = "trigger_id", updatable = false)
    private @Nullable UUID triggerId;

    @Enumerated(EnumType.STRING)
    private PrintTask.State state = PrintTask.State.PROCESSING;

    private String description = "The task is being processed.";

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /// For which definition a job is held, and which trigger started that, where it is known.
    record Hold(UUID definition, @Nullable UUID trigger) {}

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    SpoolTask() {}

    SpoolTask(UUID id, Hold hold, long jobId, Instant now) {
        this.id = id;
        this.definitionId = hold.definition();
        this.triggerId = hold.trigger();
        this.jobId = jobId;
        this.createdAt = now;
    }

    void complete(Instant now) {
        end(PrintTask.State.COMPLETED, "Task execution is completed.", now);
    }

    void abort(Instant now) {
        end(PrintTask.State.ABORTED, "The task was aborted.", now);
    }

    private void end(PrintTask.State how, String why, Instant now) {
        if (!isProcessing()) throw new IllegalStateException("task " + id + " has ended before");
        state = how;
        description = why;
        endedAt = now;
    }

    boolean isIn(PrintTask.State one) {
        return state == one;
    }

    boolean isProcessing() {
        return state == PrintTask.State.PROCESSING;
    }

    UUID id() {
        return id;
    }

    UUID definitionId() {
        return definitionId;
    }

    /// What another job is held by that is held like this one.
    Hold hold() {
        return new Hold(definitionId, triggerId);
    }

    long jobId() {
        return jobId;
    }

    PrintTask view(String parentUrl) {
        return new PrintTask(id.toString(), parentUrl, new PrintTask.Status(state, description));
    }
}
