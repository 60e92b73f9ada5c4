package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditTrail;
import dev.holdfast.base.DatabaseTime;
import dev.holdfast.printer.VirtualPrinters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Gives waiting jobs their full time again, in the caller's transaction.
@ApplicationScoped
class Extensions {

    private final VirtualPrinters printers;
    private final Timeline timeline;
    private final Hints hints;
    private final AuditTrail audit;
    private final DatabaseTime time;

    Extensions(VirtualPrinters printers, Timeline timeline, Hints hints, AuditTrail audit, DatabaseTime time) {
        this.printers = printers;
        this.timeline = timeline;
        this.hints = hints;
        this.audit = audit;
        this.time = time;
    }

    /// A job whose queue is gone keeps the time it has, and so does one that cannot be kept any longer. One
    /// whose time is over is on no list, even where nobody has cleared it away yet.
    void extend(HeldJob job, Actor actor) {
        var now = time.now();
        if (!job.expiresAt().isAfter(now)) {
            throw new JobNotFound();
        }
        printers.queue(job.ref().printerId())
                .filter(queue -> job.extend(now, queue.holdFor(), queue.longestHold()))
                .ifPresent(_ -> extended(job, actor));
    }

    private void extended(HeldJob job, Actor actor) {
        timeline.add(job.id(), "extended", null);
        hints.jobChanged(job);
        audit.record(
                actor,
                "job.extended",
                job.id().toString(),
                Map.of("until", job.expiresAt().toString()));
    }
}
