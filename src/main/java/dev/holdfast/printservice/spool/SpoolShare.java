package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrinterShare;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A printer as people see it. All may use it, or those on its two lists.
@Entity
@Table(name = "spool_share")
class SpoolShare {

    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "printer_id")
    private SpoolPrinter printer;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "allow_all_users")
    private boolean allowAllUsers;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    // Only read here, by queries; each entry is added and removed by a statement of its own.
    @ElementCollection
    @CollectionTable(name = "spool_share_user", joinColumns = @JoinColumn(name = "share_id"))
    @Column(name = "user_id", insertable = false, updatable = false)
    private Set<String> users = Set.of();

    @ElementCollection
    @CollectionTable(name = "spool_share_group", joinColumns = @JoinColumn(name = "share_id"))
    @Column(name = "group_id", insertable = false, updatable = false)
    private Set<String> groups = Set.of();

    @Enumerated(EnumType.STRING)
    @Column(name = "ipp_access")
    private @Nullable IppAccess ippAccess;

    @Enumerated(EnumType.STRING)
    @Column(name = "ipp_view")
    private @Nullable IppView ippView;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected SpoolShare() {}

    SpoolShare(UUID id, SpoolPrinter printer, String displayName, boolean allowAllUsers, Instant createdAt) {
        this.id = id;
        this.printer = printer;
        this.displayName = displayName;
        this.allowAllUsers = allowAllUsers;
        this.createdAt = createdAt;
    }

    void rename(String displayName) {
        this.displayName = displayName;
    }

    void allowAllUsers(boolean allow) {
        this.allowAllUsers = allow;
    }

    /// The same share, from now on with another printer behind it.
    void pointTo(SpoolPrinter printer) {
        this.printer = printer;
    }

    /// How it is printed to over IPP; absent is what the configuration says.
    void printOverIpp(@Nullable IppAccess access, @Nullable IppView view) {
        this.ippAccess = access;
        this.ippView = view;
    }

    Optional<IppAccess> ippAccess() {
        return Optional.ofNullable(ippAccess);
    }

    Optional<IppView> ippView() {
        return Optional.ofNullable(ippView);
    }

    UUID id() {
        return id;
    }

    SpoolPrinter printer() {
        return printer;
    }

    String displayName() {
        return displayName;
    }

    boolean allowsAllUsers() {
        return allowAllUsers;
    }

    Instant createdAt() {
        return createdAt;
    }

    /// As Graph shows it: mostly what its printer is.
    PrinterShare shown() {
        var behind = printer.shown(true);
        return new PrinterShare(
                id.toString(),
                displayName,
                behind.manufacturer(),
                behind.model(),
                behind.isAcceptingJobs(),
                behind.location(),
                behind.defaults(),
                behind.capabilities(),
                behind.status(),
                allowAllUsers,
                createdAt);
    }
}
