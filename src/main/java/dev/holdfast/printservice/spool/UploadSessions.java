package dev.holdfast.printservice.spool;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// The uploads under way.
@ApplicationScoped
class UploadSessions implements PanacheRepositoryBase<UploadSession, UUID> {

    Optional<UploadSession> alive(UUID id) {
        return find("id = ?1 and expiresAt > instant", id).firstResultOptional();
    }

    /// Gives it up; completed or given up meanwhile is fine.
    boolean end(UploadSession session) {
        return delete("id", session.id()) == 1;
    }

    /// Forgets those whose time is up, after a margin for the part that came last.
    void forget() {
        delete("expiresAt < instant - 10 minute");
    }

    /// The job's earlier upload, if it was not finished, is given up.
    void endOf(SpoolJob job) {
        delete("jobId", job.address().number());
    }
}
