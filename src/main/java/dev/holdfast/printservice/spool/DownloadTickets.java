package dev.holdfast.printservice.spool;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// The addresses of downloads that were given out.
@ApplicationScoped
class DownloadTickets implements PanacheRepositoryBase<DownloadTicket, UUID> {

    Optional<DownloadTicket> alive(UUID id) {
        return find("id = ?1 and expiresAt > instant", id).firstResultOptional();
    }

    void forget() {
        delete("expiresAt < instant");
    }
}
