package dev.holdfast.identity;

import dev.holdfast.base.Ids;
import dev.holdfast.base.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The groups and who is in them.
@ApplicationScoped
class Groups {

    /// Before all ids.
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager database;

    Groups(EntityManager database) {
        this.database = database;
    }

    Optional<Group> find(UUID id) {
        return shown(database.createNativeQuery(
                                "select id, display_name, created_at from person_group where id = ?1", Object[].class)
                        .setParameter(1, id)
                        .getResultList())
                .stream()
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
        return after(page.after(), null, page.limit() + 1);
    }

    /// So many of the groups after that one, in the order of ids, whose names are like this where it is given.
    List<Group> after(@Nullable UUID id, @Nullable String displayName, int limit) {
        return shown(database.createNativeQuery("""
                select id, display_name, created_at from person_group
                where id > ?1 and (cast(?2 as text) is null or lower(display_name) like lower(?2) escape '\\')
                order by id limit ?3""", Object[].class)
                .setParameter(1, id == null ? FIRST : id)
                .setParameter(2, displayName)
                .setParameter(3, limit)
                .getResultList());
    }

    private static List<Group> shown(List<?> rows) {
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Group(row[0].toString(), (String) row[1], (Instant) row[2]))
                .toList();
    }

    /// So many of the group's members after that one, in the order of ids.
    List<UserId> membersAfter(UUID group, @Nullable UUID person, int limit) {
        List<?> ids = database.createNativeQuery("""
                select person from person_group_member where person_group = ?1 and person > ?2
                order by person limit ?3""", UUID.class)
                .setParameter(1, group)
                .setParameter(2, person == null ? FIRST : person)
                .setParameter(3, limit)
                .getResultList();
        return ids.stream().map(UUID.class::cast).map(UserId::new).toList();
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
        return find(id).orElseThrow();
    }
}
