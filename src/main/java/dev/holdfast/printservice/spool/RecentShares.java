package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrinterShare;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which shares people printed to, and when last.
@ApplicationScoped
public class RecentShares {

    /// Our choice: so many of a person's shares are recent.
    private static final int MOST = 200;

    private final SpoolShares shares;
    private final EntityManager database;

    RecentShares(SpoolShares shares, EntityManager database) {
        this.shares = shares;
        this.database = database;
    }

    /// A share, and when it was printed to.
    public record Use(PrinterShare share, Instant at) {}

    private record Row(UUID share, Instant at) {}

    /// At most so many of those that the viewer may still use, the latest first; after that share, where one is
    /// given.
    @Transactional
    public List<Use> of(UserId person, Viewer viewer, @Nullable UUID after, int limit) {
        return following(rows(person), after)
                .flatMap(row ->
                        shares.usable(row.share(), viewer).map(share -> new Use(share.shown(), row.at())).stream())
                .limit(limit)
                .toList();
    }

    /// When the person printed last to those of these shares that they printed to.
    @Transactional
    public Map<UUID, Instant> lastUses(UserId person, Collection<UUID> of) {
        List<?> rows = database.createNativeQuery("""
                        select share_id, used_at from spool_share_use where person = ?1 and share_id in (?2)""", Object[].class)
                .setParameter(1, person.value())
                .setParameter(2, of)
                .getResultList();
        return rows.stream().map(RecentShares::row).collect(Collectors.toMap(Row::share, Row::at));
    }

    private static Stream<Row> following(List<Row> rows, @Nullable UUID after) {
        return after == null
                ? rows.stream()
                : rows.stream().dropWhile(row -> !row.share().equals(after)).skip(1);
    }

    private List<Row> rows(UserId person) {
        List<?> rows = database.createNativeQuery("""
                        select share_id, used_at from spool_share_use where person = ?1
                        order by used_at desc, share_id limit ?2""", Object[].class)
                .setParameter(1, person.value())
                .setParameter(2, MOST)
                .getResultList();
        return rows.stream().map(RecentShares::row).toList();
    }

    private static Row row(Object row) {
        var values = (Object[]) row;
        return new Row((UUID) values[0], (Instant) values[1]);
    }

    /// The job's owner prints to the share that it came by. That share may have ended meanwhile.
    void remember(SpoolJob job) {
        job.share()
                .ifPresent(share -> database.createNativeQuery("""
                        insert into spool_share_use (person, share_id, used_at)
                        select p.id, s.id, now() from person p, spool_share s where p.id = ?1 and s.id = ?2
                        for key share
                        on conflict (person, share_id) do update set used_at = excluded.used_at""")
                        .setParameter(1, job.owner().id())
                        .setParameter(2, share)
                        .executeUpdate());
    }
}
