package dev.holdfast.printservice.spool;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The documents, exactly one of each job.
@ApplicationScoped
class SpoolDocuments implements PanacheRepositoryBase<SpoolDocument, UUID> {

    void downloaded(SpoolDocument document, Instant now) {
        update("downloadedAt = ?1 where id = ?2", now, document.id());
    }

    SpoolDocument of(SpoolJob job) {
        return find("jobId", job.address().number()).singleResult();
    }

    List<SpoolDocument> of(Collection<Long> jobs) {
        return find("jobId in ?1", jobs).list();
    }
}
