package dev.holdfast.printer;

import dev.holdfast.base.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The virtual printers that were not removed.
@ApplicationScoped
class VirtualPrinterRows implements PanacheRepositoryBase<VirtualPrinter, UUID> {

    /// One more than the page's limit, so that the page knows whether there are more.
    List<VirtualPrinter> page(Page.Request request) {
        var live = request.after() == null
                ? find("removedAt is null order by id")
                : find("removedAt is null and id > ?1 order by id", request.after());
        return live.page(0, request.limit() + 1).list();
    }

    Optional<VirtualPrinter> live(UUID id) {
        return find("id = ?1 and removedAt is null", id).firstResultOptional();
    }

    Optional<VirtualPrinter> lock(UUID id) {
        return find("id = ?1 and removedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    void remove(UUID id) {
        update("update VirtualPrinter set removedAt = instant, version = version + 1 where id = ?1", id);
    }
}
