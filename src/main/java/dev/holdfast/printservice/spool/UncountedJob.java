package dev.holdfast.printservice.spool;

import dev.holdfast.document.Format;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A job that was printed, and of which nobody knows yet how many pages it had.
@Entity
@Table(name = "spool_uncounted_job")
class UncountedJob {

    private static final int MOST_TRIES = 6;

    @Id
    @Column(name = "job_id")
    private long jobId;

    @Column(name = "content_id", updatable = false)
    private UUID contentId;

    @Column(name = "content_type", updatable = false)
    private String contentType;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private Printed printed;

    // Written beside the entity, by whoever takes it.
    @Column(insertable = false, updatable = false)
    private int attempt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    UncountedJob() {}

    UncountedJob(long job, UUID content, Format format, Printed printed) {
        this.jobId = job;
        this.contentId = content;
        this.contentType = format.mediaType();
        this.printed = printed;
    }

    /// A document that ended one process must not end the next, over and over.
    boolean isHopeless() {
        return attempt > MOST_TRIES;
    }

    long job() {
        return jobId;
    }

    int attempt() {
        return attempt;
    }

    UUID content() {
        return contentId;
    }

    Format format() {
        return Format.of(contentType).orElseThrow();
    }

    Printed printed() {
        return printed;
    }
}
