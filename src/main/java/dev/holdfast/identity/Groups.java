package dev.holdfast.identity;

import dev.holdfast.base.Ids;
import dev.holdfast.base.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The groups and who is in them.
@ApplicationScoped
class Groups {

    private final EntityManager database;

    Groups(EntityManager database) {
        this.database = database;
    }

    Optional<Group> find(UUID id) {
        List<?> names = database.createNativeQuery("select display_name from person_group where id = ?1")
                .setParameter(1, id)
                .getResultList();
        return names.stream()
                .map(name -> new Group(id.toString(), (String) name))
                .findFirst();
    }

    Set<String> of(UserId person) {
        List<?> ids = database.createNativeQuery("select person_group from person_group_member where person = ?1")
                .setParameter(1, person.value())
                .getResultList();
        var groups = new HashSet<String>();
        ids.forEach(id -> groups.add(id.toString()));
        return groups;
    }

    List<Group> page(Page.Request page) {
        var query = database.createNativeQuery("""
                select id, display_name from person_group
                where ?1 or id > cast(?2 as uuid) order by id limit ?3""")
                .setParameter(1, page.after() == null)
                .setParameter(2, page.after() == null ? null : page.after().toString())
                .setParameter(3, page.limit() + 1);
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Group(row[0].toString(), (String) row[1]))
                .toList();
    }

    List<UUID> members(UUID group) {
        List<?> ids = database.createNativeQuery(
                        "select person from person_group_member where person_group = ?1 order by person")
                .setParameter(1, group)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    /// Makes the group of this name, or finds it, and gives it exactly these members.
    Group put(String name, List<UserId> members) {
        var id = (UUID) database.createNativeQuery("""
                insert into person_group (id, display_name) values (?1, ?2)
                on conflict (display_name) do update set display_name = excluded.display_name returning id""")
                .setParameter(1, Ids.next())
                .setParameter(2, name)
                .getSingleResult();
        database.createNativeQuery("delete from person_group_member where person_group = ?1")
                .setParameter(1, id)
                .executeUpdate();
        members.stream()
                .distinct()
                .forEach(member -> database.createNativeQuery(
                                "insert into person_group_member (person_group, person) values (?1, ?2)")
                        .setParameter(1, id)
                        .setParameter(2, member.value())
                        .executeUpdate());
        return new Group(id.toString(), name);
    }
}
