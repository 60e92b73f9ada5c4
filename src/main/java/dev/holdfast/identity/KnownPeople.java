package dev.holdfast.identity;

import dev.holdfast.base.Chunks;
import dev.holdfast.base.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The people.
@ApplicationScoped
class KnownPeople implements PanacheRepositoryBase<KnownPerson, UUID> {

    /// Before all ids.
    private static final UUID FIRST = new UUID(0, 0);

    List<KnownPerson> page(Page.Request page) {
        return (page.after() == null ? find("order by id") : find("id > ?1 order by id", page.after()))
                .page(0, page.limit() + 1)
                .list();
    }

    /// So many of the people after that one, in the order of ids, whose name and user principal name are like
    /// these where they are given.
    List<UserId> after(@Nullable UUID id, @Nullable String displayName, @Nullable String upn, int limit) {
        List<?> ids = getEntityManager()
                .createNativeQuery("""
                select id from person
                where id > ?1 and (cast(?2 as text) is null or lower(display_name) like lower(?2) escape '\\')
                    and (cast(?3 as text) is null or id in (
                        select person from person_alias
                        where kind = 'UPN' and active and value like ?3 escape '\\'))
                order by id limit ?4""", UUID.class)
                .setParameter(1, id == null ? FIRST : id)
                .setParameter(2, displayName)
                .setParameter(3, upn)
                .setParameter(4, limit)
                .getResultList();
        return ids.stream().map(UUID.class::cast).map(UserId::new).toList();
    }

    /// Those of them there are, as other parts see them.
    Map<UserId, Person> shown(Collection<UserId> ids) {
        var found = new HashMap<UserId, Person>();
        for (var chunk : Chunks.of(ids)) {
            List<?> rows = getEntityManager()
                    .createNativeQuery("""
                    select id, display_name,
                        (select value from person_alias where person = p.id and kind = 'GRAPH_ID' and active
                         order by created_at desc, id desc limit 1),
                        (select value from person_alias where person = p.id and kind = 'UPN' and active
                         order by created_at desc, id desc limit 1)
                    from person p where id in (?1)""", Object[].class)
                    .setParameter(1, chunk.stream().map(UserId::value).toList())
                    .getResultList();
            rows.stream().map(Object[].class::cast).map(KnownPeople::person).forEach(one -> found.put(one.id(), one));
        }
        return found;
    }

    private static Person person(Object[] row) {
        return new Person(new UserId((UUID) row[0]), (String) row[1], (String) row[2], (String) row[3]);
    }

    /// Lets one transaction at a time add people or move aliases, until it ends.
    void lockChanges() {
        getEntityManager()
                .createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('person ' || current_schema())) as text)")
                .getSingleResult();
    }
}
