package dev.holdfast.station;

import dev.holdfast.base.Prunable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// Unknown badges read at a terminal: ten in five minutes lock it for five.
@ApplicationScoped
class TerminalLocks implements Prunable {

    private static final int MOST_UNKNOWN = 10;

    private final Session database;

    TerminalLocks(Session database) {
        this.database = database;
    }

    /// How long the terminal is still locked, if it is.
    Optional<Duration> remaining(UUID terminal) {
        List<Long> seconds = database.createNativeQuery("""
                select cast(ceil(extract(epoch from locked_until - now())) as bigint) from terminal_lock
                where terminal = ?1 and locked_until > now()""", Long.class)
                .setParameter(1, terminal)
                .getResultList();
        return seconds.stream().map(Duration::ofSeconds).findFirst();
    }

    /// Counts an unknown badge; true where it is the one that locks the terminal.
    boolean countUnknown(UUID terminal) {
        int unknown = database.createNativeQuery("""
                insert into terminal_lock as l (terminal, unknown, last_at) values (?1, array[now()], now())
                on conflict (terminal) do update
                set unknown = now() || array(
                        select at from unnest(l.unknown) as at where at > now() - interval '5 minutes'),
                    last_at = now()
                returning cardinality(unknown)""", Integer.class)
                .setParameter(1, terminal)
                .getSingleResult();
        if (unknown < MOST_UNKNOWN) {
            return false;
        }
        return database.createNativeMutationQuery("""
                update terminal_lock set locked_until = now() + interval '5 minutes', unknown = '{}'
                where terminal = ?1""").setParameter(1, terminal).executeUpdate() == 1;
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return database.createNativeMutationQuery("""
                delete from terminal_lock where terminal in
                (select terminal from terminal_lock where last_at < now() - interval '1 hour' limit 500)""").executeUpdate() == 500;
    }
}
