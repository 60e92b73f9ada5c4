package dev.holdfast.held;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Office.Target;

/// A printer that is at another job and stays at it: what is sent to it waits there.
record BusyPrinter(Target target, Anywhere.Held other) {

    static BusyPrinter with(Anywhere.Held other) {
        var target = Office.device();
        Office.sql("""
                insert into spool_delivery (job_id, printer_id, leased_until, next_try_at, sending_at)
                values (?, ?, now() + interval '1 hour', now() + interval '1 hour', now())""", other.number(), target.printer());
        return new BusyPrinter(target, other);
    }

    String id() {
        return target.printer().toString();
    }

    /// The time within which the job must be delivered is over.
    void givesBack(Anywhere.Held job) {
        Office.sql("""
                update spool_delivery set withdraw_at = now() where job_id =
                (select redirected_to_job from spool_job where id = ?)""", job.number());
    }

    /// The print cloud says that the job ended so.
    void ends(Anywhere.Held job, String state, String detail) {
        var copy = Anywhere.<Long>ask("select redirected_to_job from spool_job where id = ?", job.number());
        Office.sql("delete from spool_delivery where job_id = ?", copy);
        Office.sql("update spool_job set state = ?, detail = ?, ended_at = now() where id = ?", state, detail, copy);
    }

    void isFree() {
        Office.sql("delete from spool_delivery where job_id = ?", other.number());
    }
}
