package dev.holdfast.printer;

import dev.holdfast.graph.PrinterLocation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A destination as the print cloud last described it. Written by [KnownPrinters] in SQL.
@Entity
@Immutable
@Table(name = "destination")
class KnownPrinter {

    @Id
    private String id;

    private UUID position;

    @Column(name = "display_name")
    private String displayName;

    @JdbcTypeCode(SqlTypes.JSON)
    private PrinterLocation location;

    private String state;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> details;

    @Column(name = "accepting_jobs")
    private boolean acceptingJobs;

    @Column(name = "last_seen_at")
    private @Nullable Instant lastSeenAt;

    @Column(name = "refreshed_at")
    private Instant refreshedAt;

    @Column(name = "refresh_at")
    private Instant refreshAt;

    @Column(name = "gone_at")
    private @Nullable Instant goneAt;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected KnownPrinter() {}

    UUID position() {
        return position;
    }

    Destination destination() {
        return new Destination(
                id, displayName, location, new Destination.Status(state, details, lastSeenAt), acceptingJobs);
    }
}
