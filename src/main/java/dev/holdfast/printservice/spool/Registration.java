package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.base.Prunable;
import dev.holdfast.graph.PrinterCreateOperation;
import dev.holdfast.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Registers printers. It goes on after the answer: the caller asks for the operation until it has ended.
@ApplicationScoped
public class Registration implements Prunable {

    private static final int BATCH = 500;

    private final Operations operations;
    private final SpoolShares shares;
    private final RegistrationWorker worker;
    private final AuditTrail audit;
    private final Times times;

    Registration(Operations operations, SpoolShares shares, RegistrationWorker worker, AuditTrail audit, Times times) {
        this.operations = operations;
        this.shares = shares;
        this.worker = worker;
        this.audit = audit;
        this.times = times;
    }

    /// Begins to register a printer for the caller's application; answers the operation's id.
    @Transactional
    public UUID begin(Caller caller, NewPrinter wanted, SigningRequest request) {
        var operation = new Operation(Ids.next(), caller.application(), wanted, request, times.now());
        operations.persist(operation);
        audit.record(
                Actor.key(caller.keyId()),
                "spool.printer-registration-begun",
                operation.id().toString(),
                Map.of());
        worker.nudgeAfterCommit();
        return operation.id();
    }

    /// How far it is; other applications' operations do not exist for the caller.
    @Transactional
    public PrinterCreateOperation operation(Caller caller, UUID id) {
        var operation =
                operations.own(caller.application(), id).orElseThrow(() -> GraphProblem.notFound("printOperation", id));
        return operation.shown(operation.printerId().filter(shares::isShared).isPresent());
    }

    /// Some operations of the caller's application, oldest first.
    @Transactional
    public List<PrinterCreateOperation> operations(Caller caller, @Nullable UUID after, int limit) {
        var found = operations.allOf(caller.application(), after, limit);
        var printers = found.stream()
                .flatMap(operation -> operation.printerId().stream())
                .toList();
        var shared = shares.ofPrinters(printers).stream()
                .map(share -> share.printer().id())
                .collect(Collectors.toSet());
        return found.stream()
                .map(operation -> operation.shown(
                        operation.printerId().filter(shared::contains).isPresent()))
                .toList();
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return operations.forgetOld(BATCH) == BATCH;
    }
}
