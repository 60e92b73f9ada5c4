package dev.holdfast.printservice.spool;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.UUID;

/// Carries registrations to their end: issues the certificate and makes the printer, in one transaction, so that a kill
/// leaves an operation that is simply begun again.
@ApplicationScoped
class RegistrationWorker {

    private static final int BATCH = 50;

    private final PrintService service;
    private final Operations operations;
    private final SpoolPrinters printers;
    private final Authorities authorities;
    private final AuditTrail audit;
    private final Times times;
    private final TransactionSynchronizationRegistry transactions;
    private final Errand errand = new Errand("printer-registration", this::work);

    RegistrationWorker(
            PrintService service,
            Operations operations,
            SpoolPrinters printers,
            Authorities authorities,
            AuditTrail audit,
            Times times,
            TransactionSynchronizationRegistry transactions) {
        this.service = service;
        this.operations = operations;
        this.printers = printers;
        this.authorities = authorities;
        this.audit = audit;
        this.times = times;
        this.transactions = transactions;
    }

    void nudgeAfterCommit() {
        errand.nudgeAfterCommit(transactions);
    }

    @Scheduled(every = "5s")
    void tick() {
        if (service.isEnabled()) {
            errand.nudge();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        errand.stop();
    }

    private void work() {
        var running = QuarkusTransaction.requiringNew().call(() -> operations.running(BATCH));
        for (UUID id : running) {
            if (errand.isStopped()) {
                return;
            }
            registerOrFail(id);
        }
    }

    private void registerOrFail(UUID id) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> operations.claimRunning(id).ifPresent(this::register));
        } catch (Authority.CannotIssue e) {
            Log.errorf(e, "Printer registration failed operation=%s", id);
            QuarkusTransaction.requiringNew()
                    .run(() -> operations
                            .claimRunning(id)
                            .ifPresent(operation -> operation.fail("The certificate could not be issued.")));
        } catch (RuntimeException e) {
            // One that cannot be dealt with just now must not keep the others.
            Log.warnf(e, "Printer not registered, will be tried again operation=%s", id);
        }
    }

    private void register(Operation operation) {
        var now = times.now();
        var printer = new SpoolPrinter(Ids.next(), operation.application(), operation.wanted(), now);
        String certificate = authorities.authority().issue(printer.id(), operation.signingRequest(), now);
        printers.persist(printer);
        operation.succeed(printer, certificate);
        audit.record(
                Actor.system("print-service"),
                "spool.printer-registered",
                printer.id().toString(),
                Map.of());
        Log.infof("Printer registered printer=%s operation=%s", printer.id(), operation.id());
    }
}
