package dev.holdfast.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/// The time that decides: the database's, which all replicas share.
@ApplicationScoped
public class DatabaseTime {

    private final EntityManager database;

    DatabaseTime(EntityManager database) {
        this.database = database;
    }

    /// The database's time now; later than the transaction's begin where the transaction had to wait for a
    /// lock.
    public Instant now() {
        return (Instant) database.createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }
}
