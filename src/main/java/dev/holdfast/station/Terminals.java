package dev.holdfast.station;

import dev.holdfast.base.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The terminals that are not deleted.
@ApplicationScoped
class Terminals implements PanacheRepositoryBase<Terminal, UUID> {

    Optional<Terminal> findLive(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResultOptional();
    }

    /// The terminal whose key, or offered key, this is.
    Optional<Terminal> findByKey(UUID key) {
        return find("(keyId = ?1 or nextKeyId = ?1) and deletedAt is null", key).firstResultOptional();
    }

    /// The terminal, kept from everybody else until the transaction ends.
    Optional<Terminal> lock(UUID id) {
        return find("id = ?1 and deletedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<Terminal> page(Page.Request page) {
        return (page.after() == null
                        ? find("deletedAt is null order by id")
                        : find("deletedAt is null and id > ?1 order by id", page.after()))
                .page(0, page.limit() + 1)
                .list();
    }

    /// Replaces the terminal's code; the code lasts by the database's time.
    void keepCode(UUID terminal, EnrolmentCode code, long seconds) {
        getEntityManager()
                .createNativeQuery("""
                insert into enrolment_code (terminal, code_hash, expires_at)
                values (?1, ?2, now() + make_interval(secs => ?3))
                on conflict (terminal) do update
                set code_hash = excluded.code_hash, expires_at = excluded.expires_at""")
                .setParameter(1, terminal)
                .setParameter(2, code.hash())
                .setParameter(3, (double) seconds)
                .executeUpdate();
    }

    /// Uses a code up; answers the terminal that it was for.
    Optional<UUID> takeCode(EnrolmentCode code) {
        List<?> taken = getEntityManager()
                .createNativeQuery(
                        "delete from enrolment_code where code_hash = ?1 and expires_at > now() returning terminal")
                .setParameter(1, code.hash())
                .getResultList();
        return taken.stream().map(UUID.class::cast).findFirst();
    }
}
