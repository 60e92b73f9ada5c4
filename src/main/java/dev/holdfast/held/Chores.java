package dev.holdfast.held;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// The chores, in the database, so that a crash forgets none. All within the caller's transaction.
@ApplicationScoped
class Chores {

    private final Session database;
    private final Event<ChoreDue> due;

    Chores(Session database, Event<ChoreDue> due) {
        this.database = database;
        this.due = due;
    }

    /// Puts a chore on the list, afresh where it is there already.
    void add(UUID job, Chore.Kind kind, Duration delay) {
        database.createNativeMutationQuery("""
                        insert into held_job_chore (job, kind, since, run_at)
                        values (:job, :kind, clock_timestamp(), clock_timestamp() + cast(:delay as interval))
                        on conflict (job, kind) do update
                        set since = excluded.since, run_at = excluded.run_at, tries = 0, job_missing = false""")
                .setParameter("job", job)
                .setParameter("kind", kind.name())
                .setParameter("delay", delay.toString())
                .executeUpdate();
        due.fire(new ChoreDue(kind, delay));
    }

    /// The chore that is due first, kept from others for as long as `lease`.
    Optional<Chore> claim(Chore.Kind kind, Duration lease) {
        return database.createNativeQuery("""
                        update held_job_chore
                        set tries = tries + 1, run_at = clock_timestamp() + cast(:lease as interval)
                        where kind = :kind and job =
                            (select job from held_job_chore where kind = :kind and run_at <= clock_timestamp()
                             order by run_at limit 1 for update skip locked)
                        returning job, tries, since, cast(extract(epoch from clock_timestamp() - since) as bigint)""", Object[].class)
                .setParameter("kind", kind.name())
                .setParameter("lease", lease.toString())
                .getResultStream()
                .map(row -> new Chore(
                        (UUID) row[0],
                        kind,
                        ((Number) row[1]).intValue(),
                        (Instant) row[2],
                        Duration.ofSeconds(((Number) row[3]).longValue())))
                .findFirst();
    }

    /// Takes the chore off the list; false where it is somebody else's by now.
    boolean done(Chore chore) {
        return database.createNativeMutationQuery("""
                                delete from held_job_chore
                                where job = :job and kind = :kind and since = :since and tries = :tries""")
                        .setParameter("job", chore.job())
                        .setParameter("kind", chore.kind().name())
                        .setParameter("since", chore.since())
                        .setParameter("tries", chore.tries())
                        .executeUpdate()
                == 1;
    }

    /// Leaves the chore for later, unless it is somebody else's by now.
    void again(Chore chore, Duration wait) {
        database.createNativeMutationQuery("""
                        update held_job_chore
                        set run_at = clock_timestamp() + cast(:wait as interval), job_missing = false
                        where job = :job and kind = :kind and since = :since and tries = :tries""")
                .setParameter("wait", wait.toString())
                .setParameter("job", chore.job())
                .setParameter("kind", chore.kind().name())
                .setParameter("since", chore.since())
                .setParameter("tries", chore.tries())
                .executeUpdate();
        due.fire(new ChoreDue(chore.kind(), wait));
    }

    /// Leaves the chore for later because the print cloud does not know its job. False, and nothing done, where
    /// that was so the last time, too, or it is somebody else's by now.
    boolean missing(Chore chore, Duration wait) {
        boolean first = database.createNativeMutationQuery("""
                                update held_job_chore
                                set run_at = clock_timestamp() + cast(:wait as interval), job_missing = true
                                where job = :job and kind = :kind and since = :since and tries = :tries
                                    and not job_missing""")
                        .setParameter("wait", wait.toString())
                        .setParameter("job", chore.job())
                        .setParameter("kind", chore.kind().name())
                        .setParameter("since", chore.since())
                        .setParameter("tries", chore.tries())
                        .executeUpdate()
                == 1;
        if (first) due.fire(new ChoreDue(chore.kind(), wait));
        return first;
    }
}
