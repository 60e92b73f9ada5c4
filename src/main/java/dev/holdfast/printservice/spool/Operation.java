package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrinterCreateOperation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The registration of a printer while it goes on.
@Entity
@Table(name = "spool_operation")
class Operation {

    enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    @Id
    private UUID id;

    @Column(name = "application_id", updatable = false)
    private UUID application;

    @Enumerated(EnumType.STRING)
    private State state;

    private String description;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "display_name", updatable = false)
    private String displayName;

    @Column(updatable = false)
    private String manufacturer;

    @Column(updatable = false)
    private String model;

    @Column(updatable = false)
    private boolean physical;

    @Column(name = "physical_device_id", updatable = false)
    private @Nullable UUID physicalDevice;

    @Column(name = "signing_request", updatable = false)
    private byte[] signingRequest;

    // Kept for documents that will be encrypted to the printer.
    @SuppressWarnings("UnusedVariable")
    @Column(name = "transport_key", updatable = false)
    private byte[] transportKey;

    private @Nullable String certificate;

    @ManyToOne
    @JoinColumn(name = "printer_id")
    private @Nullable SpoolPrinter printer;

    @SuppressWarnings("NullAway.Init")
    protected Operation() {}

    Operation(UUID id, UUID application, NewPrinter wanted, SigningRequest request, Instant createdAt) {
        this.id = id;
        this.application = application;
        this.state = State.RUNNING;
        this.description = "The printer is being registered.";
        this.createdAt = createdAt;
        this.displayName = wanted.displayName();
        this.manufacturer = wanted.manufacturer();
        this.model = wanted.model();
        this.physical = wanted.physical();
        this.physicalDevice = wanted.physicalDevice();
        this.signingRequest = request.request();
        this.transportKey = request.transportKey();
    }

    void succeed(SpoolPrinter made, String itsCertificate) {
        mustRun();
        state = State.SUCCEEDED;
        description = "The operation has completed successfully.";
        printer = made;
        certificate = itsCertificate;
    }

    void fail(String why) {
        mustRun();
        state = State.FAILED;
        description = why;
    }

    private void mustRun() {
        if (state != State.RUNNING) {
            throw new IllegalStateException("Operation " + id + " is " + state);
        }
    }

    UUID id() {
        return id;
    }

    UUID application() {
        return application;
    }

    Optional<UUID> printerId() {
        return Optional.ofNullable(printer).map(SpoolPrinter::id);
    }

    NewPrinter wanted() {
        return new NewPrinter(displayName, manufacturer, model, physical, physicalDevice);
    }

    byte[] signingRequest() {
        return signingRequest;
    }

    PrinterCreateOperation shown(boolean shared) {
        var status = new PrinterCreateOperation.Status(PrinterCreateOperation.State.valueOf(state.name()), description);
        return new PrinterCreateOperation(
                id.toString(), createdAt, status, certificate, printer == null ? null : printer.shown(shared));
    }
}
