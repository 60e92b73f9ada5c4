package dev.holdfast.printservice.delivery;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.printservice.spool.DeviceJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a printer says of one of its jobs (RFC 8011 §5.3.7, §5.3.8).
record JobSays(AttributeGroup attributes) {

    static final String[] WANTED = {
        "job-id",
        "job-uri",
        "job-uuid",
        "job-name",
        "job-state",
        "job-state-reasons",
        "job-printer-up-time",
        "time-at-processing",
        "job-impressions-completed",
        "job-k-octets",
        "job-k-octets-processed",
        "job-media-sheets-completed",
        "number-of-documents"
    };

    private static final int PENDING = 3;
    private static final int PROCESSING = 5;
    private static final int STOPPED = 6;
    private static final int OCTETS_IN_K = 1024;
    private static final int CANCELED = 7;
    private static final int COMPLETED = 9;

    private static final Map<String, String> WHY = Map.ofEntries(
            Map.entry("document-format-error", "it cannot read the document"),
            Map.entry("unsupported-document-format", "it does not take documents of this format"),
            Map.entry("document-unprintable-error", "it cannot print the document"),
            Map.entry("document-access-error", "it cannot read the document"),
            Map.entry("compression-error", "it cannot read the document"),
            Map.entry("conflicting-attributes", "it cannot print in this way"),
            Map.entry("submission-interrupted", "the document broke off on its way"),
            Map.entry("aborted-by-system", "it gave the job up"));

    OptionalInt id() {
        return Values.number(attributes, "job-id");
    }

    private Optional<String> uuid() {
        return Values.text(attributes, "job-uuid");
    }

    private OptionalInt upTime() {
        return Values.number(attributes, "job-printer-up-time");
    }

    Optional<String> name() {
        return Values.text(attributes, "job-name");
    }

    /// The job, to be recognised by.
    DeviceJob job(int id, boolean hasAll) {
        return new DeviceJob(
                id, uuid().orElse(null), Values.text(attributes, "job-uri").orElse(null), upTime().orElse(0), hasAll);
    }

    /// Whether this is that job. Numbers are used again by printers that were started again; UUIDs are not.
    boolean is(DeviceJob job, String name) {
        if (job.uuid() != null && uuid().isPresent()) return uuid().get().equals(job.uuid());
        return name().isPresent() && name().get().equals(name);
    }

    private int state() {
        return Values.number(attributes, "job-state").orElse(0);
    }

    boolean isEnded() {
        return state() >= CANCELED && state() <= COMPLETED;
    }

    boolean isCompleted() {
        return state() == COMPLETED;
    }

    boolean isCanceled() {
        return state() == CANCELED;
    }

    /// Whether it has a state at all.
    boolean hasState() {
        return state() >= PENDING && state() <= COMPLETED;
    }

    boolean isPrinting() {
        return state() == PROCESSING;
    }

    boolean isStopped() {
        return state() == STOPPED;
    }

    /// Its document has not come, or not to its end.
    boolean isIncomplete() {
        return reasons().contains("job-incoming")
                || reasons().contains("job-data-insufficient")
                || Values.number(attributes, "number-of-documents").orElse(1) == 0;
    }

    /// The sides that have come out, where the printer says so.
    @Nullable
    Integer impressions() {
        var said = Values.number(attributes, "job-impressions-completed");
        return said.isPresent() ? Integer.valueOf(said.getAsInt()) : null;
    }

    /// Whether a job that was completed had all of a document of so many octets: the printer says how much it
    /// got, or at least that nothing was wrong with it (RFC 8011 §5.3.17.1).
    boolean hadAll(OptionalLong octets) {
        int got = Math.max(
                Values.number(attributes, "job-k-octets").orElse(-1),
                Values.number(attributes, "job-k-octets-processed").orElse(-1));
        if (got >= 0 && octets.isPresent()) return (long) got * OCTETS_IN_K >= octets.getAsLong();
        return reasons().contains("job-completed-successfully");
    }

    /// Whether the printer proves that nothing of it came out: it counted nothing, and never began. Once it has
    /// begun, 0 is no proof: some do not count, and say 0 always. One that says nothing may have printed.
    boolean hasPrintedNothing() {
        return hasCountedNothing() && wasNeverBegun();
    }

    private boolean hasCountedNothing() {
        var impressions = Values.number(attributes, "job-impressions-completed");
        var sheets = Values.number(attributes, "job-media-sheets-completed");
        return (impressions.isPresent() || sheets.isPresent()) && impressions.orElse(0) + sheets.orElse(0) == 0;
    }

    // It has no value until the job is processed (RFC 8011 §5.3.14.2); a state may come back.
    private boolean wasNeverBegun() {
        return attributes
                .find("time-at-processing")
                .filter(time -> time.first().isNoValue())
                .isPresent();
    }

    /// Why it ended as it did: half a sentence about the printer.
    String why() {
        return reasons().stream()
                .flatMap(reason -> Optional.ofNullable(WHY.get(reason)).stream())
                .findFirst()
                .orElse("it gave the job up");
    }

    private List<String> reasons() {
        return Values.texts(attributes, "job-state-reasons");
    }
}
