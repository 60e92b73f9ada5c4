package dev.holdfast.identity;

import dev.holdfast.base.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The people.
@ApplicationScoped
class KnownPeople implements PanacheRepositoryBase<KnownPerson, UUID> {

    List<KnownPerson> page(Page.Request page) {
        return (page.after() == null ? find("order by id") : find("id > ?1 order by id", page.after()))
                .page(0, page.limit() + 1)
                .list();
    }

    /// Lets one transaction at a time add people or move aliases, until it ends.
    void lockChanges() {
        getEntityManager()
                .createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('person ' || current_schema())) as text)")
                .getSingleResult();
    }
}
