package dev.holdfast.held;

import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.identity.UserId;
import dev.holdfast.printer.Queue;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A job as it arrives: where it is held, on which of our queues, whose it is, and what is to be printed.
record Arrival(
        JobRef job,
        TaskRef task,
        Queue queue,
        Optional<UserId> owner,
        String ownerName,
        Paper paper,
        PrintJobConfiguration configuration,
        Instant submittedAt) {

    /// What is to be printed.
    record Paper(
            String title,
            @Nullable String document,
            @Nullable Long sizeBytes,
            @Nullable String contentType) {

        private static final int LONGEST_TITLE = 200;
        private static final int LONGEST_TYPE = 100;
        // v1.0 jobs have no name of their own.
        private static final String NAMELESS = "Document";

        /// From the job's one document, where it has one.
        static Paper of(PrintJob job) {
            if (job.documents() == null || job.documents().isEmpty()) {
                return new Paper(NAMELESS, null, null, null);
            }
            var document = job.documents().getFirst();
            return new Paper(
                    Texts.orElse(document.displayName(), LONGEST_TITLE, NAMELESS),
                    document.id(),
                    document.size() > 0 ? document.size() : null,
                    Texts.clean(document.contentType(), LONGEST_TYPE).orElse(null));
        }

        boolean isCountable() {
            return Countable.of(document, contentType).isPresent();
        }
    }
}
