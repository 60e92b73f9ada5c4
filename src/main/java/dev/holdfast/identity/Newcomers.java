package dev.holdfast.identity;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.Chunks;
import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes many people at once: nobody else can add or rename people meanwhile, so it must not take one statement each.
@ApplicationScoped
class Newcomers {

    private final KnownPeople people;
    private final Aliases aliases;
    private final AuditTrail audit;
    private final EntityManager database;

    Newcomers(KnownPeople people, Aliases aliases, AuditTrail audit, EntityManager database) {
        this.people = people;
        this.aliases = aliases;
        this.audit = audit;
        this.database = database;
    }

    private record Newcomer(UUID id, Alias upn, String displayName) {}

    Map<String, UserId> add(Map<String, String> displayNames) {
        if (aliases.holders(displayNames.keySet()).size() < displayNames.size()) {
            people.lockChanges();
            addUnknown(displayNames);
        }
        return aliases.holders(displayNames.keySet());
    }

    private void addUnknown(Map<String, String> displayNames) {
        var known = aliases.holders(displayNames.keySet());
        var fresh = new HashMap<Alias, Newcomer>();
        displayNames.forEach((name, displayName) -> {
            if (!known.containsKey(name)) {
                var upn = Alias.upn(name);
                fresh.put(upn, new Newcomer(Ids.next(), upn, KnownPerson.shortened(displayName)));
            }
        });
        Chunks.of(fresh.values()).forEach(this::insert);
        audit.recordAll(
                Actor.system("people"),
                "person.added",
                fresh.values().stream()
                        .collect(Collectors.toMap(person -> person.id().toString(), _ -> Map.of())));
    }

    private void insert(List<Newcomer> chunk) {
        var ids = array(chunk, person -> person.id().toString());
        database.createNativeQuery("""
                insert into person (id, display_name)
                select cast(id as uuid), name from unnest(cast(?1 as text[]), cast(?2 as text[])) as p (id, name)""")
                .setParameter(1, ids)
                .setParameter(2, array(chunk, Newcomer::displayName))
                .executeUpdate();
        database.createNativeQuery("""
                insert into person_alias (id, person, kind, value)
                select cast(id as uuid), cast(person as uuid), 'UPN', value
                from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[])) as a (id, person, value)""")
                .setParameter(1, array(chunk, _ -> Ids.next().toString()))
                .setParameter(2, ids)
                .setParameter(3, array(chunk, person -> person.upn().value()))
                .executeUpdate();
    }

    private static String[] array(List<Newcomer> people, Function<Newcomer, String> column) {
        return people.stream().map(column).toArray(String[]::new);
    }
}
