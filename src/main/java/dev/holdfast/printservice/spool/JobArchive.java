package dev.holdfast.printservice.spool;

import dev.holdfast.graph.ArchivedPrintJob;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.UserIdentity;
import dev.holdfast.printservice.spool.UsageRows.Occasion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;

/// What became of jobs, for longer than the jobs themselves are known.
@ApplicationScoped
class JobArchive {

    private static final String LIST = """
            select job_id, printer_id, printer_name, state, owner_graph_id, owner_name, owner_upn, created_at, ended_at,
                acquired, copies
            from spool_archived_job where job_id > ?2 and ended_at between ?3 and ?4
            and\s""";

    private final EntityManager database;

    JobArchive(EntityManager database) {
        this.database = database;
    }

    /// Whose jobs are wanted; each is asked for by an id.
    enum Of {
        PRINTER("printer_id = ?1"),
        PERSON("owner = ?1"),
        /// Of those who are in the group now.
        GROUP("owner in (select person from person_group_member where person_group = ?1)");

        private final String condition;

        Of(String condition) {
            this.condition = condition;
        }
    }

    /// The job has just ended at a printer of this name, of which so many copies came out. False: that was
    /// known before.
    boolean add(SpoolJob job, String printerName, int copies, LocalDate day) {
        var owner = job.owner();
        return database.createNativeQuery("""
                                insert into spool_archived_job (job_id, printer_id, printer_name, owner, owner_graph_id,
                                    owner_name, owner_upn, created_at, ended_at, state, acquired, copies, usage_date)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
                                on conflict (job_id) do nothing""")
                        .setParameter(1, job.address().number())
                        .setParameter(2, job.address().printer())
                        .setParameter(3, printerName)
                        .setParameter(4, owner.id())
                        .setParameter(5, owner.graphId())
                        .setParameter(6, owner.name())
                        .setParameter(7, owner.upn())
                        .setParameter(8, job.createdAt())
                        .setParameter(9, job.endedAt().orElseThrow())
                        .setParameter(10, job.state().name())
                        .setParameter(11, job.status().isAcquiredByPrinter())
                        .setParameter(12, copies)
                        .setParameter(13, day)
                        .executeUpdate()
                == 1;
    }

    /// Where, by whom and on which day the job was printed.
    Occasion occasion(long job) {
        var row = (Object[]) database.createNativeQuery("""
                        select cast(usage_date as text), printer_id, printer_name, coalesce(owner_upn, owner_graph_id)
                        from spool_archived_job where job_id = ?1""", Object[].class)
                .setParameter(1, job)
                .getSingleResult();
        return new Occasion(LocalDate.parse((String) row[0]), (UUID) row[1], (String) row[2], (String) row[3]);
    }

    /// Those that ended then, in the order in which they were created.
    List<ArchivedPrintJob> list(Of of, UUID id, ArchivedJobs.Part part) {
        List<?> rows = database.createNativeQuery(LIST + of.condition + " order by job_id limit ?5", Object[].class)
                .setParameter(1, id)
                .setParameter(2, part.after())
                .setParameter(3, part.from())
                .setParameter(4, part.to())
                .setParameter(5, part.limit())
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(JobArchive::shown).toList();
    }

    // When a printer took a job is not known any more when the job ends.
    private static ArchivedPrintJob shown(Object[] row) {
        return new ArchivedPrintJob(
                row[0].toString(),
                row[1].toString(),
                (String) row[2],
                PrintJob.State.valueOf((String) row[3]),
                new UserIdentity((String) row[4], (String) row[5], (String) row[6], null),
                (Instant) row[7],
                null,
                (Instant) row[8],
                (Boolean) row[9],
                (Integer) row[10]);
    }

    /// Forgets jobs that ended longer ago, but for those that are still to be counted; whether there are more.
    boolean forget(Period age, int limit) {
        return database.createNativeQuery("""
                                delete from spool_archived_job where job_id in (select a.job_id from spool_archived_job a
                                where a.ended_at < now() - cast(?1 as interval)
                                and not exists (select 1 from spool_uncounted_job n where n.job_id = a.job_id)
                                order by a.ended_at limit ?2 for update skip locked)""")
                        .setParameter(1, age.toString())
                        .setParameter(2, limit)
                        .executeUpdate()
                == limit;
    }
}
