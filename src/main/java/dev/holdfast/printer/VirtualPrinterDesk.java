package dev.holdfast.printer;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Ids;
import dev.holdfast.base.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What administrators do with virtual printers, in our own table; the print cloud follows by the set-up's steps.
@ApplicationScoped
class VirtualPrinterDesk {

    private final VirtualPrinterRows printers;
    private final PrinterQueues queues;
    private final SetUpSteps steps;
    private final SetUpOrders orders;
    private final AuditTrail audit;

    VirtualPrinterDesk(
            VirtualPrinterRows printers, PrinterQueues queues, SetUpSteps steps, SetUpOrders orders, AuditTrail audit) {
        this.printers = printers;
        this.queues = queues;
        this.steps = steps;
        this.orders = orders;
        this.audit = audit;
    }

    /// Makes one, in the caller's transaction; it has one queue for now.
    @Transactional(Transactional.TxType.MANDATORY)
    UUID create(VirtualPrinter.Wish wish, Actor actor) {
        var printer = new VirtualPrinter(Ids.next(), wish);
        printers.persist(printer);
        var queue = new PrinterQueue(Ids.next(), printer);
        queues.persist(queue);
        orders.setUp(queue.id());
        audit.record(actor, "virtual-printer.created", printer.id().toString(), Map.of());
        return printer.id();
    }

    @Transactional
    Page<VirtualPrinterView> list(Page.Request request) {
        return Page.of(request, printers.page(request), VirtualPrinter::id).map(this::view);
    }

    @Transactional
    VirtualPrinterView get(UUID id) {
        return view(printers.live(id).orElseThrow(NoSuchVirtualPrinter::new));
    }

    @Transactional
    VirtualPrinterView change(UUID id, VirtualPrinterChange change, HoldFor holdTimes, Actor actor) {
        var printer = printers.lock(id).orElseThrow(NoSuchVirtualPrinter::new);
        boolean renamed = change.displayName() != null && printer.rename(change.displayName());
        boolean moved = change.location() != null && printer.locate(change.location());
        if (change.holdFor() != null) {
            printer.holdFor(holdTimes.read(change.holdFor()));
        }
        if (renamed || moved) {
            queues.of(id).forEach(queue -> orders.redo(queue.id(), List.of(SetUpStep.Name.ATTRIBUTES)));
        }
        audit.record(actor, "virtual-printer.changed", id.toString(), Map.of());
        return view(printer);
    }

    @Transactional
    VirtualPrinterView repair(UUID id, Actor actor) {
        var printer = printers.lock(id).orElseThrow(NoSuchVirtualPrinter::new);
        queues.of(id).forEach(queue -> orders.redo(queue.id(), SetUpStep.Name.SET_UP));
        audit.record(actor, "virtual-printer.repaired", id.toString(), Map.of());
        return view(printer);
    }

    /// Gone for everybody from the commit on; a step takes it apart at the print cloud. In the caller's
    /// transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    List<PrinterQueue> remove(UUID id, Actor actor) {
        var printer = printers.lock(id).orElseThrow(NoSuchVirtualPrinter::new);
        var own = queues.of(printer.id());
        if (own.stream().anyMatch(queue -> steps.isBusy(queue.id()))) {
            throw new SetUpRunning();
        }
        own.forEach(queue -> orders.remove(queue.id()));
        printers.remove(id);
        audit.record(actor, "virtual-printer.removed", id.toString(), Map.of());
        return own;
    }

    private VirtualPrinterView view(VirtualPrinter printer) {
        var own = queues.of(printer.id());
        return VirtualPrinterView.of(
                printer,
                own,
                own.stream().flatMap(queue -> steps.of(queue.id()).stream()).toList());
    }
}
