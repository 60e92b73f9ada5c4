package dev.holdfast.printer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The queues; those of removed virtual printers count only for their removal.
@ApplicationScoped
class PrinterQueues implements PanacheRepositoryBase<PrinterQueue, UUID> {

    private static final String ALL = "from PrinterQueue q join fetch q.virtualPrinter";
    private static final String LIVE = ALL
            + " where q.printerId is not null and q.definitionId is not null and q.virtualPrinter.removedAt is null";

    List<PrinterQueue> live() {
        return find(LIVE + " order by q.id").page(0, 10_000).list();
    }

    // Ids are GUIDs, whose case does not matter.
    Optional<PrinterQueue> ofPrinter(String printerId) {
        return find(LIVE + " and lower(q.printerId) = lower(?1)", printerId).firstResultOptional();
    }

    Optional<PrinterQueue> ofDefinition(String definitionId) {
        return find(LIVE + " and lower(q.definitionId) = lower(?1)", definitionId)
                .firstResultOptional();
    }

    /// Whether a printer is ours, or is being taken apart by us.
    boolean isOurs(String printerId) {
        return count("printerId", printerId) > 0;
    }

    List<PrinterQueue> of(UUID virtualPrinterId) {
        return find(ALL + " where q.virtualPrinter.id = ?1 order by q.id", virtualPrinterId)
                .page(0, 100)
                .list();
    }

    /// Deletes a removed queue with all that hangs on it, and its virtual printer with the last one.
    void erase(UUID id) {
        getEntityManager()
                .createNativeQuery("delete from printer_queue where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
        getEntityManager().createNativeQuery("""
                delete from virtual_printer where removed_at is not null
                and not exists (select 1 from printer_queue where virtual_printer_id = virtual_printer.id)""").executeUpdate();
    }
}
