package dev.holdfast.held;

import dev.holdfast.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
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
        database.createNativeMutationQuery(
                        "insert into held_job_event (id, job, what, detail) values (?1, ?2, ?3, cast(?4 as text))")
                .setParameter(1, Ids.next())
                .setParameter(2, job)
                .setParameter(3, what)
                .setParameter(4, detail)
                .executeUpdate();
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
