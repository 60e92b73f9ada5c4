package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.printservice.spool.IppJob;
import dev.holdfast.printservice.spool.IppView;
import java.util.List;

/// A job's state as a client sees it: RFC 8011's number, its reasons, and a sentence.
record JobState(int number, List<String> reasons, String message) {

    private static final int PENDING = 3;
    private static final int PENDING_HELD = 4;
    private static final int PROCESSING = 5;
    private static final int PROCESSING_STOPPED = 6;
    private static final int CANCELED = 7;
    private static final int ABORTED = 8;
    private static final int COMPLETED = 9;

    /// The station's word for a job that its owner, or an administrator, gave up.
    private static final String DELETED = "deleted";

    /// For a client with this view; `kept` came with the job, `message` is what is said about a held one.
    static JobState of(IppJob job, AttributeGroup kept, IppView view, String message) {
        if (view == IppView.COMPLETED && job.isStarted()) {
            // Once it was called completed it stays so: clients have forgotten it.
            return new JobState(COMPLETED, List.of("queued-in-device"), message);
        }
        return switch (job.status().state()) {
            case PAUSED -> job.isStarted() ? held(kept, message) : incoming();
            case PENDING, UNKNOWN, UNKNOWN_FUTURE_VALUE -> told(PENDING, "none", job);
            case STOPPED -> told(PROCESSING_STOPPED, "printer-stopped", job);
            case PROCESSING ->
                told(PROCESSING, job.status().isAcquiredByPrinter() ? "job-printing" : "job-queued", job);
            case COMPLETED ->
                told(COMPLETED, job.redirected() ? "queued-in-device" : "job-completed-successfully", job);
            case CANCELED ->
                told(CANCELED, job.canceledByOperator() ? "job-canceled-by-operator" : "job-canceled-by-user", job);
            case ABORTED -> aborted(job);
        };
    }

    private static JobState incoming() {
        return new JobState(PENDING, List.of("job-incoming"), "The job waits for its document.");
    }

    private static JobState held(AttributeGroup kept, String message) {
        boolean asked = kept.find("job-hold-until")
                .flatMap(until -> until.first().text())
                .filter(until -> !until.equals("no-hold"))
                .isPresent();
        return new JobState(
                PENDING_HELD,
                asked
                        ? List.of("job-release-wait", "job-held-for-authorization", "job-hold-until-specified")
                        : List.of("job-release-wait", "job-held-for-authorization"),
                message);
    }

    private static JobState aborted(IppJob job) {
        return job.status().description().equals(DELETED)
                ? new JobState(CANCELED, List.of("job-canceled-by-user"), "The job was deleted.")
                : told(ABORTED, "aborted-by-system", job);
    }

    private static JobState told(int number, String reason, IppJob job) {
        return new JobState(number, List.of(reason), job.status().description());
    }

    /// Whether nothing more will happen to it.
    boolean isOver() {
        return number >= CANCELED;
    }

    /// Whether it is on its way to paper, or there.
    boolean isProcessed() {
        return number >= PROCESSING;
    }
}
