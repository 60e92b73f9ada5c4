package dev.holdfast.printer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
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

    void registering(@Nullable String operation) {
        operationId = operation;
    }

    void registered(String printer) {
        printerId = printer;
        operationId = null;
    }

    /// The print cloud no longer has the printer: what hung on it is gone as well.
    void printerGone() {
        printerId = null;
        operationId = null;
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
