package dev.holdfast.printservice.spool;

import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// The one row that says who this print service is. It is made at its first use, by whichever replica comes first.
@ApplicationScoped
class Authorities {

    private final EntityManager database;
    private final Times times;

    Authorities(EntityManager database, Times times) {
        this.database = database;
        this.times = times;
    }

    /// The tenant's id as notifications name it.
    @Transactional
    UUID tenantId() {
        return (UUID) row()[0];
    }

    /// The authority that signs printers' certificates.
    @Transactional
    Authority authority() {
        Object[] row = row();
        return Authority.of((byte[]) row[1], (byte[]) row[2]);
    }

    private Object[] row() {
        return stored().orElseGet(() -> {
            var made = Authority.make(times.now());
            database.createNativeQuery("""
                    insert into spool_authority (tenant_id, certificate, private_key)
                    values (?1, ?2, ?3) on conflict do nothing""")
                    .setParameter(1, Ids.next())
                    .setParameter(2, made.certificate())
                    .setParameter(3, made.privateKey())
                    .executeUpdate();
            return stored().orElseThrow();
        });
    }

    private Optional<Object[]> stored() {
        return database.unwrap(Session.class)
                .createNativeQuery("select tenant_id, certificate, private_key from spool_authority", Object[].class)
                .uniqueResultOptional();
    }
}
