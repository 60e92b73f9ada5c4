package dev.holdfast.printservice.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;

/// Completes what was counted when a job ended. It is done once: whoever takes the job off the list does it.
@ApplicationScoped
class CountedPages {

    private final UncountedJobs uncounted;
    private final JobArchive archive;
    private final UsageRows usage;

    CountedPages(UncountedJobs uncounted, JobArchive archive, UsageRows usage) {
        this.uncounted = uncounted;
        this.archive = archive;
        this.usage = usage;
    }

    /// The job's document has so many pages, or nobody can say. It counts on the day on which the job ended.
    void add(UncountedJob job, OptionalInt pages) {
        if (!uncounted.finish(job) || pages.isEmpty()) return;
        usage.add(archive.occasion(job.job()), job.printed().of(pages.getAsInt()));
    }
}
