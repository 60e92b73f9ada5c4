package dev.holdfast.printer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A queue of a virtual printer, and what belongs to it at the print cloud.
@Entity
@Table(name = "printer_queue")
class PrinterQueue {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "virtual_printer_id", updatable = false)
    private VirtualPrinter virtualPrinter;

    @Column(name = "definition_id")
    private @Nullable String definitionId;

    @Column(name = "operation_id")
    private @Nullable String operationId;

    @Column(name = "printer_id")
    private @Nullable String printerId;

    @Column(name = "registration_sent")
    private boolean registrationSent;

    @Column(name = "registration_missed_at")
    private @Nullable Instant registrationMissedAt;

    @Column(name = "share_id")
    private @Nullable String shareId;

    @Column(name = "trigger_id")
    private @Nullable String triggerId;

    @Column(name = "bound_definition")
    private @Nullable String boundDefinition;

    @Version
    private long version;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected PrinterQueue() {}

    PrinterQueue(UUID id, VirtualPrinter virtualPrinter) {
        this.id = id;
        this.virtualPrinter = virtualPrinter;
    }

    UUID id() {
        return id;
    }

    VirtualPrinter virtualPrinter() {
        return virtualPrinter;
    }

    /// The name that its task definition has, and its printer until it is set up: by it they are found again
    /// after an answer that was lost.
    String marker() {
        return "Holdfast " + id;
    }

    void defined(String definition) {
        definitionId = definition;
    }

    /// A registration is about to be sent.
    void sendingRegistration() {
        registrationSent = true;
        registrationMissedAt = null;
    }

    /// The registration that was sent is this operation; null where the print cloud does not know it any more.
    void registering(@Nullable String operation) {
        operationId = operation;
    }

    /// Nothing came, and will come, of the registration that was sent.
    void notRegistered() {
        operationId = null;
        registrationSent = false;
        registrationMissedAt = null;
    }

    /// The printer of the registration that was sent is not there (yet).
    void missed(Instant now) {
        if (registrationMissedAt == null) {
            registrationMissedAt = now;
        }
    }

    void registered(String printer) {
        notRegistered();
        printerId = printer;
    }

    /// The print cloud no longer has the printer: what hung on it is gone as well.
    void printerGone() {
        notRegistered();
        printerId = null;
        shareId = null;
        triggerId = null;
        boundDefinition = null;
    }

    void shared(String share) {
        shareId = share;
    }

    /// A trigger for this definition is about to be created.
    void binding(String definition) {
        triggerId = null;
        boundDefinition = definition;
    }

    void bound(String trigger) {
        triggerId = trigger;
    }

    Optional<String> definitionId() {
        return Optional.ofNullable(definitionId);
    }

    Optional<String> operationId() {
        return Optional.ofNullable(operationId);
    }

    /// Whether a printer may come of a registration that was sent.
    boolean mayComeToBe() {
        return registrationSent;
    }

    Optional<Instant> missedSince() {
        return Optional.ofNullable(registrationMissedAt);
    }

    Optional<String> printerId() {
        return Optional.ofNullable(printerId);
    }

    Optional<String> shareId() {
        return Optional.ofNullable(shareId);
    }

    Optional<String> triggerId() {
        return Optional.ofNullable(triggerId);
    }

    Optional<String> boundDefinition() {
        return Optional.ofNullable(boundDefinition);
    }
}
