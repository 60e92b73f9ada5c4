package dev.holdfast.identity;

import dev.holdfast.base.Chunks;
import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who is known by what.
@ApplicationScoped
class Aliases {

    private final EntityManager database;

    Aliases(EntityManager database) {
        this.database = database;
    }

    Optional<UserId> holder(Alias alias) {
        List<?> found = database.createNativeQuery("""
                select person from person_alias where kind = ?1 and issuer = ?2 and value = ?3 and active""")
                .setParameter(1, alias.kind().name())
                .setParameter(2, alias.issuer())
                .setParameter(3, alias.value())
                .getResultList();
        return found.stream().map(UUID.class::cast).map(UserId::new).findFirst();
    }

    /// Who has these user principal names; each is answered as it is written here.
    Map<String, UserId> holders(Collection<String> names) {
        var byValue = new HashMap<String, UserId>();
        for (var chunk : Chunks.of(names)) {
            List<?> rows = database.createNativeQuery("""
                    select value, person from person_alias
                    where kind = 'UPN' and issuer = '' and value in (?1) and active""", Object[].class)
                    .setParameter(
                            1, chunk.stream().map(Alias::upn).map(Alias::value).toList())
                    .getResultList();
            rows.stream()
                    .map(Object[].class::cast)
                    .forEach(row -> byValue.put((String) row[0], new UserId((UUID) row[1])));
        }
        var holders = new HashMap<String, UserId>();
        for (var name : names) {
            Optional.ofNullable(byValue.get(Alias.upn(name).value())).ifPresent(person -> holders.put(name, person));
        }
        return holders;
    }

    /// The newest active alias of this kind.
    Optional<String> of(UserId person, Alias.Kind kind) {
        List<?> found = database.createNativeQuery("""
                select value from person_alias where person = ?1 and kind = ?2 and active
                order by created_at desc, id desc limit 1""")
                .setParameter(1, person.value())
                .setParameter(2, kind.name())
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    /// Gives the alias to `person`, taking it from whoever has it.
    void give(UserId person, Alias alias) {
        take(alias);
        database.createNativeQuery(
                        "insert into person_alias (id, person, kind, issuer, value) values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, Ids.next())
                .setParameter(2, person.value())
                .setParameter(3, alias.kind().name())
                .setParameter(4, alias.issuer())
                .setParameter(5, alias.value())
                .executeUpdate();
    }

    private void take(Alias alias) {
        database.createNativeQuery("""
                update person_alias set active = false where kind = ?1 and issuer = ?2 and value = ?3 and active""")
                .setParameter(1, alias.kind().name())
                .setParameter(2, alias.issuer())
                .setParameter(3, alias.value())
                .executeUpdate();
    }

    /// Ends the person's other names of this alias's kind, so that each person has one.
    void keepOnly(UserId person, Alias alias) {
        database.createNativeQuery("""
                update person_alias set active = false
                where person = ?1 and kind = ?2 and issuer = ?3 and value <> ?4 and active""")
                .setParameter(1, person.value())
                .setParameter(2, alias.kind().name())
                .setParameter(3, alias.issuer())
                .setParameter(4, alias.value())
                .executeUpdate();
    }
}
