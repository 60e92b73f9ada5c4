package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Instant;

/// The time by which the print service sets deadlines: the database's, which all replicas share.
@ApplicationScoped
class DatabaseTime {

    private final EntityManager database;

    DatabaseTime(EntityManager database) {
        this.database = database;
    }

    /// When the current transaction began.
    Instant now() {
        // Asked in the middle of a change, it must not write half of that.
        return (Instant) database.createNativeQuery("select now()", Instant.class)
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult();
    }
}
