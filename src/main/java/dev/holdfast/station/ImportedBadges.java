package dev.holdfast.station;

import dev.holdfast.base.Chunks;
import dev.holdfast.identity.UserId;
import dev.holdfast.station.BadgeRows.NewBadge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The badges, as an import works with them: by the thousand.
@ApplicationScoped
class ImportedBadges {

    private final Session database;

    ImportedBadges(Session database) {
        this.database = database;
    }

    /// Whose badges are kept under these marks, by the mark in hexadecimal.
    Map<String, UserId> ownersOf(List<BadgeMark> marks) {
        var owners = new HashMap<String, UserId>();
        for (var chunk : Chunks.of(marks)) {
            database.createNativeQuery("select hmac, person from badge where hmac in (?1)", Object[].class)
                    .setParameter(1, chunk.stream().map(BadgeMark::bytes).toList())
                    .getResultList()
                    .forEach(row -> owners.put(new BadgeMark((byte[]) row[0]).hex(), new UserId((UUID) row[1])));
        }
        return owners;
    }

    /// Keeps many; answers the ids of those whose number was nobody's yet.
    Set<UUID> addAll(Collection<NewBadge> badges) {
        var added = new HashSet<UUID>();
        for (var chunk : Chunks.of(badges)) {
            added.addAll(database.createNativeQuery("""
                    insert into badge (id, hmac, pepper, person, pin_salt, pin_hash)
                    select cast(id as uuid), decode(hmac, 'hex'), decode(pepper, 'hex'), cast(person as uuid),
                           decode(salt, 'hex'), decode(hash, 'hex')
                    from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]),
                                cast(?5 as text[]), cast(?6 as text[])) as b (id, hmac, pepper, person, salt, hash)
                    on conflict (hmac) do nothing returning id""", UUID.class)
                    .setParameter(1, array(chunk, badge -> badge.id().toString()))
                    .setParameter(2, array(chunk, badge -> badge.mark().hex()))
                    .setParameter(3, array(chunk, badge -> hex(badge.pepper().id())))
                    .setParameter(4, array(chunk, badge -> badge.person().toString()))
                    .setParameter(
                            5,
                            array(
                                    chunk,
                                    badge -> badge.pin() == null
                                            ? null
                                            : hex(badge.pin().salt())))
                    .setParameter(
                            6,
                            array(
                                    chunk,
                                    badge -> badge.pin() == null
                                            ? null
                                            : hex(badge.pin().hash())))
                    .getResultList());
        }
        return added;
    }

    private static @Nullable String[] array(List<NewBadge> badges, Function<NewBadge, @Nullable String> column) {
        return badges.stream().map(column).toArray(String[]::new);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
