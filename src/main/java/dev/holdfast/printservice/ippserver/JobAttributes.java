package dev.holdfast.printservice.ippserver;

import static dev.holdfast.ipp.GroupWriter.Value.enumeration;
import static dev.holdfast.ipp.GroupWriter.Value.integer;
import static dev.holdfast.ipp.GroupWriter.Value.mediaType;
import static dev.holdfast.ipp.GroupWriter.Value.name;
import static dev.holdfast.ipp.GroupWriter.Value.noValue;
import static dev.holdfast.ipp.GroupWriter.Value.text;
import static dev.holdfast.ipp.GroupWriter.Value.uri;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.spool.IppJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a job says about itself.
@ApplicationScoped
class JobAttributes {

    private static final int LONGEST = 255;
    private static final int OCTETS = 1_024;

    /// What is told of a job without reading what came with it. Its reasons and its name are not among them.
    private static final Set<String> OURS = Set.of(
            "job-id",
            "job-uri",
            "job-uuid",
            "job-printer-uri",
            "job-originating-user-name",
            "job-state",
            "job-state-message",
            "number-of-documents",
            "job-k-octets",
            "document-format-supplied",
            "document-name-supplied",
            "time-at-creation",
            "time-at-processing",
            "time-at-completed",
            "date-time-at-creation",
            "date-time-at-processing",
            "date-time-at-completed",
            "job-printer-up-time");

    private static final Requested BRIEFLY =
            Requested.named("job-id", "job-uri", "job-uuid", "job-state", "job-state-reasons", "job-state-message");

    private final Addresses addresses;
    private final IppConfig config;
    private final Clock clock;

    JobAttributes(Addresses addresses, IppConfig config, Clock clock) {
        this.addresses = addresses;
        this.config = config;
        this.clock = clock;
    }

    /// Whether nothing more will happen to the job as far as a client of the queue knows.
    boolean isOver(Request.Queue queue, IppJob job) {
        return state(queue, job, AttributeGroup.EMPTY).isOver();
    }

    private JobState state(Request.Queue queue, IppJob job, AttributeGroup kept) {
        return JobState.of(job, kept, queue.view(), config.heldMessage());
    }

    /// Those that are wanted; those that came with the job as they came.
    AttributeGroup of(Request.Queue queue, IppJob job, Requested wanted) {
        var kept = wanted.isWithin(OURS) ? AttributeGroup.EMPTY : job.attributes();
        var group = new GroupWriter();
        identity(queue, job, group);
        if (kept.find("job-name").isEmpty()) group.put("job-name", name(title(job)));
        var state = state(queue, job, kept);
        state(state, group);
        document(job, group);
        times(queue, job, state, group);
        return kept.mergedWith(group.group()).only(wanted::job);
    }

    /// What is told about a job that was just made.
    AttributeGroup brief(Request.Queue queue, IppJob job) {
        return of(queue, job, BRIEFLY);
    }

    private void identity(Request.Queue queue, IppJob job, GroupWriter group) {
        long number = job.address().number();
        group.put("job-id", integer((int) number));
        group.put("job-uri", uri(addresses.job(queue, number)));
        group.put("job-uuid", uri("urn:uuid:" + uuid(job)));
        group.put("job-printer-uri", uri(addresses.all(queue).getFirst().uri()));
        group.put("job-originating-user-name", name(Texts.cut(job.user(), LONGEST, "unknown")));
    }

    private static String title(IppJob job) {
        return Texts.cut(Optional.ofNullable(job.document().displayName()).orElse(""), LONGEST, "Untitled");
    }

    // The same on every replica and after each start, without a place to keep it in.
    private static UUID uuid(IppJob job) {
        return UUID.nameUUIDFromBytes(job.address().toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void state(JobState state, GroupWriter group) {
        group.put("job-state", enumeration(state.number()));
        group.put(
                "job-state-reasons",
                state.reasons().stream().map(Value::keyword).toList());
        group.put("job-state-message", text(Texts.cut(state.message(), LONGEST)));
    }

    private static void document(IppJob job, GroupWriter group) {
        group.put("number-of-documents", integer(job.isStarted() ? 1 : 0));
        if (job.document().size() > 0) {
            group.put("job-k-octets", integer((int) Math.ceilDiv(job.document().size(), OCTETS)));
            group.put(
                    "document-format-supplied",
                    mediaType(Optional.ofNullable(job.document().contentType()).orElse(Formats.ANY)));
            group.put("document-name-supplied", name(title(job)));
        }
    }

    private void times(Request.Queue queue, IppJob job, JobState state, GroupWriter group) {
        var times = job.times();
        time(queue, group, "creation", Optional.of(times.created()));
        time(queue, group, "processing", times.started().filter(_ -> state.isProcessed()));
        time(queue, group, "completed", times.ended().or(times::started).filter(_ -> state.isOver()));
        group.put("job-printer-up-time", integer(StateAttributes.seconds(queue, clock.instant())));
    }

    private static void time(Request.Queue queue, GroupWriter group, String what, Optional<Instant> when) {
        group.put(
                "time-at-" + what,
                when.map(it -> integer(StateAttributes.seconds(queue, it))).orElse(noValue()));
        group.put("date-time-at-" + what, when.map(Value::dateTime).orElse(noValue()));
    }
}
