package dev.holdfast.printer;

import dev.holdfast.graph.PrinterLocation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A printer that people print to and that prints nothing by itself.
@Entity
@Table(name = "virtual_printer")
class VirtualPrinter {

    @Id
    private UUID id;

    @Column(name = "display_name")
    private String displayName;

    @Column(updatable = false)
    private String manufacturer;

    @Column(updatable = false)
    private String model;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable PrinterLocation location;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private Map<String, List<String>> attributes;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private ShareWish share;

    @Column(name = "hold_seconds")
    private long holdSeconds;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    private @Nullable Instant createdAt;

    @Column(name = "removed_at", insertable = false, updatable = false)
    private @Nullable Instant removedAt;

    @Version
    private long version;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected VirtualPrinter() {}

    /// What an administrator wishes; all of it checked.
    record Wish(
            String displayName,
            String manufacturer,
            String model,
            @Nullable PrinterLocation location,
            Map<String, List<String>> attributes,
            ShareWish share,
            Duration holdFor) {}

    VirtualPrinter(UUID id, Wish wish) {
        this.id = id;
        this.displayName = wish.displayName();
        this.manufacturer = wish.manufacturer();
        this.model = wish.model();
        this.location = wish.location();
        this.attributes = wish.attributes();
        this.share = wish.share();
        this.holdSeconds = wish.holdFor().toSeconds();
    }

    UUID id() {
        return id;
    }

    /// Renames it; true where that is news for the print cloud.
    boolean rename(String name) {
        boolean changed = !name.equals(displayName);
        displayName = name;
        return changed;
    }

    /// Says where it is; true where that is news for the print cloud.
    boolean locate(PrinterLocation place) {
        boolean changed = !place.equals(location);
        location = place;
        return changed;
    }

    void holdFor(Duration time) {
        holdSeconds = time.toSeconds();
    }

    Wish wish() {
        return new Wish(displayName, manufacturer, model, location, attributes, share, Duration.ofSeconds(holdSeconds));
    }

    Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }
}
