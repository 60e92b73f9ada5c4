package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/// How long the conversions of deliveries have been breaking off, which was not the disk's doing. A redirected job is
/// taken back in time; what nobody takes back must not stand in its printer's way for ever.
@ApplicationScoped
public class ConversionTries {

    private final EntityManager database;

    ConversionTries(EntityManager database) {
        this.database = database;
    }

    /// The conversion broke off; whether to try again. Our choice: for a quarter of an hour, which
    /// begins anew where it did not break off for so long.
    @Transactional
    public boolean brokenOff(long job, int attempt) {
        List<?> rows = database.createNativeQuery("""
                        update spool_delivery set conversion_failed_at = now(), conversion_failing_since =
                            case when conversion_failed_at > now() - interval '15 minutes'
                                then conversion_failing_since else now() end
                        where job_id = ?1 and attempt = ?2
                        returning withdraw_at is not null or conversion_failing_since > now() - interval '15 minutes'""", Boolean.class)
                .setParameter(1, job)
                .setParameter(2, attempt)
                .getResultList();
        return !rows.contains(false);
    }

    /// The conversion came to its end.
    @Transactional
    public void ended(long job, int attempt) {
        database.createNativeQuery("""
                        update spool_delivery set conversion_failing_since = null, conversion_failed_at = null
                        where job_id = ?1 and attempt = ?2 and conversion_failing_since is not null""")
                .setParameter(1, job)
                .setParameter(2, attempt)
                .executeUpdate();
    }
}
