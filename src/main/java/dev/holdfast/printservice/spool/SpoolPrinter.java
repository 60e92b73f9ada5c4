package dev.holdfast.printservice.spool;

import dev.holdfast.graph.Printer;
import dev.holdfast.graph.PrinterCapabilities;
import dev.holdfast.graph.PrinterDefaults;
import dev.holdfast.graph.PrinterLocation;
import dev.holdfast.graph.PrinterStatus;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.MalformedIpp;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A printer that the print service knows. One without a device is virtual: its jobs wait there to be redirected.
@Entity
@Table(name = "spool_printer")
class SpoolPrinter {

    private static final PrinterStatus NOT_KNOWN = new PrinterStatus(PrinterStatus.State.UNKNOWN, List.of(), "");

    @Id
    private UUID id;

    @Column(name = "application_id", updatable = false)
    private UUID application;

    @Column(name = "display_name")
    private String displayName;

    private String manufacturer;

    private String model;

    @Column(name = "has_physical_device", updatable = false)
    private boolean physical;

    @Column(name = "physical_device_id", updatable = false)
    private @Nullable UUID physicalDevice;

    @Column(name = "device_uri")
    private @Nullable String deviceUri;

    @Column(name = "device_certificate")
    private @Nullable String deviceCertificate;

    @Column(name = "accepting_jobs")
    private @Nullable Boolean acceptingJobs;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable PrinterLocation location;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable PrinterDefaults defaults;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable PrinterCapabilities capabilities;

    @JdbcTypeCode(SqlTypes.JSON)
    private PrinterStatus status = NOT_KNOWN;

    @Column(name = "ipp_attributes")
    private byte @Nullable [] ippAttributes;

    @Column(name = "registered_at", updatable = false)
    private Instant registeredAt;

    @Column(name = "last_seen_at")
    private @Nullable Instant lastSeenAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected SpoolPrinter() {}

    SpoolPrinter(UUID id, UUID application, NewPrinter printer, Instant registeredAt) {
        this.id = id;
        this.application = application;
        this.displayName = printer.displayName();
        this.manufacturer = printer.manufacturer();
        this.model = printer.model();
        this.physical = printer.physical();
        this.physicalDevice = printer.physicalDevice();
        this.registeredAt = registeredAt;
    }

    void rename(String displayName) {
        this.displayName = displayName;
    }

    void madeBy(String manufacturer) {
        this.manufacturer = manufacturer;
    }

    void remodel(String model) {
        this.model = model;
    }

    void acceptJobs(@Nullable Boolean accept) {
        this.acceptingJobs = accept;
    }

    void moveTo(@Nullable PrinterLocation location) {
        this.location = location;
    }

    void printByDefault(@Nullable PrinterDefaults defaults) {
        this.defaults = defaults;
    }

    void offer(@Nullable PrinterCapabilities capabilities) {
        this.capabilities = capabilities;
    }

    void report(PrinterStatus status) {
        this.status = status;
    }

    /// The attributes group that the printer describes itself with, in IPP's encoding.
    void describe(byte[] ippAttributes) {
        this.ippAttributes = ippAttributes;
    }

    /// The device behind it, which answered just now.
    void attach(DeviceAt device, Instant seenAt) {
        if (!physical) {
            throw new IllegalStateException("A virtual printer has no device");
        }
        this.deviceUri = device.uri().toString();
        this.deviceCertificate = device.certificate();
        this.lastSeenAt = seenAt;
    }

    /// Its place and its defaults are as its device says now, but for what was changed since the device said so
    /// last.
    void follow(PrinterReport said) {
        var before = PrinterReport.of(says());
        this.location = Following.changed(location, before.location(), said.location(), PrinterLocation.class);
        this.defaults = Following.changed(defaults, before.defaults(), said.defaults(), PrinterDefaults.class);
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

    boolean isPhysical() {
        return physical;
    }

    /// Where its device is, if it is one that we print to.
    Optional<DeviceAt> device() {
        return Optional.ofNullable(deviceUri).map(uri -> new DeviceAt(URI.create(uri), deviceCertificate));
    }

    /// As Graph shows it; whether it is shared is the shares' to say.
    Printer shown(boolean shared) {
        return new Printer(
                id.toString(),
                displayName,
                manufacturer,
                model,
                acceptingJobs,
                location,
                defaults,
                capabilities,
                status,
                shared,
                physical,
                registeredAt,
                lastSeenAt);
    }

    /// What it says of itself in IPP; empty where it has not said anything.
    AttributeGroup says() {
        try {
            return ippAttributes == null ? AttributeGroup.EMPTY : AttributeGroup.decode(ippAttributes);
        } catch (MalformedIpp e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isDeleted() {
        return deletedAt != null;
    }
}
