package dev.holdfast.station;

import dev.holdfast.base.ProblemException;
import dev.holdfast.base.Prunable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;

/// Counts tries by the minute, in the database, so that the limit holds over all replicas.
@ApplicationScoped
class RateLimit implements Prunable {

    private final EntityManager database;

    RateLimit(EntityManager database) {
        this.database = database;
    }

    /// Counts one try, which stays counted whatever becomes of it; over the limit it is 429.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, dontRollbackOn = TooManyTries.class)
    void take(String subject, int perMinute) {
        int tries =
                (int) database.createNativeQuery("""
                insert into rate_window (subject, minute, tries) values (?1, date_trunc('minute', now()), 1)
                on conflict (subject, minute) do update set tries = rate_window.tries + 1
                returning tries""").setParameter(1, subject).getSingleResult();
        if (tries > perMinute) {
            throw new TooManyTries();
        }
    }

    static final class TooManyTries extends ProblemException {
        TooManyTries() {
            super(429, "too-many-tries", "Too many tries. Wait a minute.", Map.of("Retry-After", "60"));
        }
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return database.createNativeQuery("""
                        delete from rate_window where (subject, minute) in
                        (select subject, minute from rate_window
                         where minute < now() - interval '1 hour' limit 500)""").executeUpdate() == 500;
    }
}
