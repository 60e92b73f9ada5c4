package dev.holdfast.held;

import dev.holdfast.base.Prunable;
import dev.holdfast.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/// When the print cloud was asked for what: all of a queue, or one person's jobs on it. Within the caller's
/// transaction.
@ApplicationScoped
class Looks implements Prunable {

    private static final int BATCH = 500;

    private final Session database;

    Looks(Session database) {
        this.database = database;
    }

    /// What time it is for the database.
    Instant clock() {
        return (Instant) database.createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }

    /// All that the queue held then is known.
    void reconciled(String printer, Instant then) {
        database.createNativeMutationQuery("""
                        insert into held_queue_look as look (printer, reconciled_at) values (:printer, :then)
                        on conflict (printer) do update
                        set reconciled_at = greatest(look.reconciled_at, excluded.reconciled_at)""")
                .setParameter("printer", printer)
                .setParameter("then", then)
                .executeUpdate();
    }

    /// So many jobs were found by comparing; counted once the queue has been compared whole.
    void recovered(String printer, int jobs) {
        database.createNativeMutationQuery(
                        "update held_queue_look set recovered = recovered + :jobs where printer = :printer")
                .setParameter("printer", printer)
                .setParameter("jobs", jobs)
                .executeUpdate();
    }

    List<ReleaseQueue.Reconciliation> reconciliations() {
        return database.createNativeQuery(
                        "select printer, reconciled_at, recovered from held_queue_look order by printer",
                        Object[].class)
                .getResultStream()
                .map(row -> new ReleaseQueue.Reconciliation(
                        (String) row[0], (Instant) row[1], ((Number) row[2]).longValue()))
                .toList();
    }

    /// Takes the turn to ask for a person's jobs on a queue. False where they were asked for within
    /// `every`, or somebody is asking right now.
    boolean mayAsk(UserId person, String printer, Duration every) {
        return database.createNativeMutationQuery("""
                                insert into held_person_look as look (person, printer, asked_at, asking)
                                values (:person, :printer, clock_timestamp(), true)
                                on conflict (person, printer) do update set asked_at = excluded.asked_at, asking = true
                                where look.asked_at <= clock_timestamp() - cast(:every as interval)
                                    and (not look.asking
                                        or look.asked_at <= clock_timestamp() - interval '2 minutes')""")
                        .setParameter("person", person.value())
                        .setParameter("printer", printer)
                        .setParameter("every", every.toString())
                        .executeUpdate()
                == 1;
    }

    /// Nobody is asking any more; `answered` says whether the print cloud had an answer.
    void asked(UserId person, String printer, boolean answered) {
        database.createNativeMutationQuery("""
                        update held_person_look set asking = false,
                            answered_at = case when :answered then clock_timestamp() else answered_at end
                        where person = :person and printer = :printer""")
                .setParameter("answered", answered)
                .setParameter("person", person.value())
                .setParameter("printer", printer)
                .executeUpdate();
    }

    /// When all of these queues had last been asked for a person's jobs; empty while one never was.
    Optional<Instant> allAsked(UserId person, Collection<String> printers) {
        if (printers.isEmpty()) {
            return Optional.empty();
        }
        var row = database.createNativeQuery("""
                        select count(*), min(looked) from (
                            select greatest(q.reconciled_at, p.answered_at) as looked
                            from (select * from held_queue_look where printer in (:printers)) q
                            full join (select * from held_person_look
                                       where person = :person and printer in (:printers) and answered_at is not null) p
                                on p.printer = q.printer) looks""", Object[].class)
                .setParameter("printers", printers)
                .setParameter("person", person.value())
                .getSingleResult();
        return ((Number) row[0]).intValue() < printers.size() ? Optional.empty() : Optional.of((Instant) row[1]);
    }

    @Override
    @Transactional
    public boolean pruneBatch() {
        return database.createNativeMutationQuery("""
                                delete from held_person_look where (person, printer) in
                                (select person, printer from held_person_look
                                 where asked_at < now() - interval '1 day' limit :most)""")
                        .setParameter("most", BATCH)
                        .executeUpdate()
                == BATCH;
    }
}
