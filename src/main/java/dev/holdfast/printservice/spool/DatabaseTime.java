package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
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
        return (Instant)
                database.createNativeQuery("select now()", Instant.class).getSingleResult();
    }
}
