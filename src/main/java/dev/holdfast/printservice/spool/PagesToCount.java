package dev.holdfast.printservice.spool;

import dev.holdfast.document.Format;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/// Notes the documents whose pages are to be counted, and keeps their contents until then.
@ApplicationScoped
class PagesToCount {

    /// Our choice: larger documents are not copied to be counted.
    private static final long MOST_BYTES = 256L << 20;

    private final SpoolDocuments documents;
    private final UncountedJobs uncounted;
    private final Event<JobToCount> toCount;
    private final ReportsConfig config;

    PagesToCount(SpoolDocuments documents, UncountedJobs uncounted, Event<JobToCount> toCount, ReportsConfig config) {
        this.documents = documents;
        this.uncounted = uncounted;
        this.toCount = toCount;
        this.config = config;
    }

    /// The job was printed in this way. Of what cannot be counted nothing is noted.
    void add(SpoolJob job, Printed printed) {
        var document = documents.of(job);
        var content = document.contentId();
        var format = Format.of(document.contentType());
        if (!config.countPages() || document.size() > MOST_BYTES || content.isEmpty() || format.isEmpty()) return;
        uncounted.persistAndFlush(new UncountedJob(job.address().number(), content.get(), format.get(), printed));
        toCount.fire(new JobToCount());
    }
}
