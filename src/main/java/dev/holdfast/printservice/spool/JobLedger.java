package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJob;
import dev.holdfast.printservice.spool.UsageRows.Occasion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/// Counts jobs for the reports, in the transaction that ends them. What can be said of a job without its document is
/// said there; how many pages it had is added later, see [CountedPages]. It is done once: a job is in the archive once.
@ApplicationScoped
class JobLedger {

    private final SpoolPrinters printers;
    private final JobArchive archive;
    private final UsageRows usage;
    private final PagesToCount pages;
    private final ReportCalendar calendar;

    JobLedger(
            SpoolPrinters printers, JobArchive archive, UsageRows usage, PagesToCount pages, ReportCalendar calendar) {
        this.printers = printers;
        this.archive = archive;
        this.usage = usage;
        this.pages = pages;
        this.calendar = calendar;
    }

    /// The job has ended in this way, and still has its document. One that another carries on counts there.
    void ended(SpoolJob job, JobEnd end) {
        if (job.redirectedTo().isPresent()) return;
        var place = printers.findById(job.address().printer());
        var printed = Optional.of(end.state())
                .filter(PrintJob.State.COMPLETED::equals)
                .map(_ -> printed(job, end, place));
        String name = place.shown(false).displayName();
        var day = calendar.day(job.endedAt().orElseThrow());
        if (!archive.add(job, name, printed.map(Printed::copies).orElse(0), day)) return;
        printed.ifPresent(how -> pages.add(job, how));
        // Our choice: who has no user principal name is counted by id.
        String user = Objects.requireNonNullElse(job.owner().upn(), job.owner().graphId());
        usage.add(
                new Occasion(day, job.address().printer(), name, user),
                printed.map(how -> Usage.completed(how.color())).orElseGet(Usage::unprinted));
    }

    private static Printed printed(SpoolJob job, JobEnd end, SpoolPrinter place) {
        var presets = Presets.of(place);
        var how = presets.under(job.configuration(), job.asked());
        return Printed.of(how, end.without(), presets.own(), place.shown(false).capabilities());
    }
}
