package dev.holdfast.printer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The queues; those of removed virtual printers count only for their removal.
@ApplicationScoped
class PrinterQueues implements PanacheRepositoryBase<PrinterQueue, UUID> {

    private static final String LIVE =
            "printerId is not null and definitionId is not null" + " and virtualPrinter.removedAt is null";

    List<PrinterQueue> live() {
        return find(LIVE + " order by id").page(0, 10_000).list();
    }

    Optional<PrinterQueue> ofPrinter(String printerId) {
        return find(LIVE + " and printerId = ?1", printerId).firstResultOptional();
    }

    Optional<PrinterQueue> ofDefinition(String definitionId) {
        return find(LIVE + " and definitionId = ?1", definitionId).firstResultOptional();
    }

    /// Whether a printer is ours, or is being taken apart by us.
    boolean isOurs(String printerId) {
        return count("printerId", printerId) > 0;
    }

    List<PrinterQueue> of(UUID virtualPrinterId) {
        return find("virtualPrinter.id = ?1 order by id", virtualPrinterId)
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
