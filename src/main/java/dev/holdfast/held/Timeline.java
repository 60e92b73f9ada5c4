package dev.holdfast.held;

import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// What happened to each job. Written in the transaction in which it happens.
@ApplicationScoped
class Timeline {

    private static final int LONGEST = 500;

    private final Session database;

    Timeline(Session database) {
        this.database = database;
    }

    void add(UUID job, String what, @Nullable String detail) {
        add(job, null, what, detail);
    }

    /// Something that happened elsewhere before; absent is now, and so is what another clock dates later.
    void add(UUID job, @Nullable Instant at, String what, @Nullable String detail) {
        database.createNativeMutationQuery("""
                        insert into held_job_event (id, job, at, what, detail)
                        values (?1, ?2, least(cast(?3 as timestamptz), clock_timestamp()), ?4, cast(?5 as text))""")
                .setParameter(1, Ids.next())
                .setParameter(2, job)
                .setParameter(3, at)
                .setParameter(4, what)
                .setParameter(5, detail)
                .executeUpdate();
    }

    /// The last of these that happened.
    Optional<String> lastOf(UUID job, List<String> what) {
        return database.createNativeQuery("""
                        select what from held_job_event where job = ?1 and what = any(cast(?2 as text[]))
                        order by at desc, id desc limit 1""", String.class)
                .setParameter(1, job)
                .setParameter(2, what.toArray(String[]::new))
                .getResultStream()
                .findFirst();
    }

    List<HeldJobView.Event> of(UUID job) {
        return database.createNativeQuery(
                        "select at, what, detail from held_job_event where job = ?1 order by at, id", Object[].class)
                .setParameter(1, job)
                .setMaxResults(LONGEST)
                .getResultStream()
                .map(row -> new HeldJobView.Event((Instant) row[0], (String) row[1], (String) row[2]))
                .toList();
    }
}
