package dev.holdfast.printservice.spool;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The registrations of printers.
@ApplicationScoped
class Operations implements PanacheRepositoryBase<Operation, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    Optional<Operation> own(UUID application, UUID id) {
        return find("id = ?1 and application = ?2", id, application).firstResultOptional();
    }

    /// Some of the application's operations, oldest first.
    List<Operation> allOf(UUID application, @Nullable UUID after, int limit) {
        return find("""
                        from Operation o left join fetch o.printer
                        where o.application = ?1 and o.id > ?2 order by o.id""", application, after == null ? FIRST : after)
                .page(0, limit)
                .list();
    }

    /// Those that go on, oldest first.
    List<UUID> running(int limit) {
        return getEntityManager()
                .createQuery("select id from Operation where state = RUNNING order by createdAt", UUID.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /// The operation, if it goes on and no other replica works at it.
    Optional<Operation> claimRunning(UUID id) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select * from spool_operation where id = ?1 and state = 'RUNNING' for update skip locked",
                        Operation.class)
                .setParameter(1, id)
                .uniqueResultOptional();
    }

    int forgetOld(int limit) {
        return getEntityManager().createNativeQuery("""
                        delete from spool_operation where id in
                        (select id from spool_operation where created_at < now() - interval '7 days'
                         and state <> 'RUNNING' limit ?1)""").setParameter(1, limit).executeUpdate();
    }
}
