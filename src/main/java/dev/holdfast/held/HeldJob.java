package dev.holdfast.held;

import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.identity.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A job that waits for its owner, or did. Rows are inserted by [Arrivals]; whoever calls a verb has locked the row.
@Entity
@Table(name = "held_job")
class HeldJob {

    /// Where a job stands. The first three are open, all others are ends.
    enum State {
        HELD,
        RELEASING,
        REDIRECTED,
        DELIVERED,
        UNCONFIRMED,
        FAILED,
        EXPIRED,
        DELETED;

        static final Set<State> OPEN = EnumSet.of(HELD, RELEASING, REDIRECTED);
    }

    @Id
    private UUID id;

    private String printer;

    private String job;

    private String definition;

    private String task;

    private @Nullable UUID owner;

    @Column(name = "owner_name")
    private String ownerName;

    @Column(name = "virtual_printer")
    private UUID virtualPrinter;

    @Column(name = "virtual_printer_name")
    private String virtualPrinterName;

    @Enumerated(EnumType.STRING)
    private State state;

    private String title;

    private @Nullable String document;

    @Column(name = "size_bytes")
    private @Nullable Long sizeBytes;

    @Column(name = "content_type")
    private @Nullable String contentType;

    @JdbcTypeCode(SqlTypes.JSON)
    private PrintJobConfiguration configuration;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Column(name = "held_at")
    private Instant heldAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    private @Nullable Integer pages;
    private @Nullable String note;

    private @Nullable String destination;

    @Column(name = "destination_job")
    private @Nullable String destinationJob;

    @Column(name = "missing_since")
    private @Nullable Instant missingSince;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected HeldJob() {}

    HeldJob(UUID id, Arrival arrival, Instant now) {
        this.id = id;
        this.printer = arrival.job().printerId();
        this.job = arrival.job().jobId();
        this.definition = arrival.task().definitionId();
        this.task = arrival.task().taskId();
        this.owner = arrival.owner().map(UserId::value).orElse(null);
        this.ownerName = arrival.ownerName();
        this.virtualPrinter = arrival.queue().virtualPrinterId();
        this.virtualPrinterName = arrival.queue().virtualPrinterName();
        this.state = State.HELD;
        this.title = arrival.paper().title();
        this.document = arrival.paper().document();
        this.sizeBytes = arrival.paper().sizeBytes();
        this.contentType = arrival.paper().contentType();
        this.configuration = arrival.configuration();
        this.submittedAt = arrival.submittedAt();
        this.heldAt = now;
        this.expiresAt = until(now, arrival.queue().holdFor(), arrival.queue().longestHold());
    }

    /// Moved to `copy`, by us or by somebody else.
    void redirected(JobRef copy) {
        require(State.HELD, State.RELEASING);
        state = State.REDIRECTED;
        destination = copy.printerId();
        destinationJob = copy.jobId();
        missingSince = null;
    }

    /// The job surely is where it was: it waits again.
    void heldAgain() {
        require(State.RELEASING);
        state = State.HELD;
    }

    /// Its destination gave it back as another job on our queue: that one waits in its place, and the print
    /// cloud keeps it for as long as any new one.
    void cameBack(JobRef successor, TaskRef hold, Instant now, Duration holdFor) {
        if (copy().isEmpty()) throw new IllegalStateException("job " + id + " was sent nowhere");
        printer = successor.printerId();
        job = successor.jobId();
        definition = hold.definitionId();
        task = hold.taskId();
        destination = null;
        destinationJob = null;
        waitAgain(now, now.plus(holdFor));
    }

    /// Whether it ended because the print cloud did not know it any more.
    boolean isLost() {
        return state == State.DELETED && missingSince != null;
    }

    /// The print cloud has it after all: it waits again.
    void foundAgain(Instant now, Duration full, Duration longest) {
        if (!isLost()) throw new IllegalStateException("job " + id + " was not lost");
        waitAgain(now, until(now, full, longest));
    }

    private void waitAgain(Instant now, Instant until) {
        endedAt = null;
        missingSince = null;
        state = State.HELD;
        expiresAt = expiresAt.isBefore(now) ? until : expiresAt;
    }

    // Its full time, though never longer than the print cloud keeps it.
    private Instant until(Instant now, Duration full, Duration longest) {
        var last = submittedAt.plus(longest);
        return now.plus(full).isBefore(last) ? now.plus(full) : last;
    }

    /// What is to be printed is this document of the job where it waits now.
    void isIn(@Nullable String document) {
        this.document = document;
    }

    /// Its destination handed it on to another printer.
    void handedOn(JobRef copy) {
        require(State.REDIRECTED);
        destination = copy.printerId();
        destinationJob = copy.jobId();
        missingSince = null;
    }

    /// The print cloud does not know it where it should be. True where that was so `apart` before, and ever
    /// since.
    boolean missing(Instant now, Duration apart) {
        missingSince = missingSince == null ? now : missingSince;
        return !missingSince.plus(apart).isAfter(now);
    }

    void found() {
        missingSince = null;
    }

    void end(State end, Instant now) {
        if (State.OPEN.contains(end)) throw new IllegalArgumentException(end + " is no end");
        if (!State.OPEN.contains(state)) throw new IllegalStateException("job " + id + " has ended");
        state = end;
        endedAt = now;
    }

    /// Its full time again, though never longer than the print cloud keeps it, nor shorter than it had. Whether
    /// that is later.
    boolean extend(Instant now, Duration full, Duration longest) {
        require(State.HELD);
        var until = until(now, full, longest);
        boolean later = until.isAfter(expiresAt);
        expiresAt = later ? until : expiresAt;
        return later;
    }

    void counted(int pages) {
        this.pages = pages;
    }

    void noted(String note) {
        this.note = note;
    }

    private void require(State... allowed) {
        if (!Set.of(allowed).contains(state)) throw new IllegalStateException("job " + id + " is " + state);
    }

    UUID id() {
        return id;
    }

    JobRef ref() {
        return new JobRef(printer, job);
    }

    TaskRef hold() {
        return new TaskRef(definition, task);
    }

    Optional<UserId> owner() {
        return Optional.ofNullable(owner).map(UserId::new);
    }

    boolean isOwnedBy(Optional<UserId> person) {
        return owner().equals(person);
    }

    State state() {
        return state;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    PrintJobConfiguration configuration() {
        return configuration;
    }

    Optional<JobRef> copy() {
        return destination == null || destinationJob == null
                ? Optional.empty()
                : Optional.of(new JobRef(destination, destinationJob));
    }

    Optional<Countable> countable() {
        return Countable.of(document, contentType);
    }

    HeldJobView view(@Nullable List<HeldJobView.Event> timeline) {
        return new HeldJobView(
                id,
                title,
                new HeldJobView.Named(owner, ownerName),
                new HeldJobView.Named(virtualPrinter, virtualPrinterName),
                state.name().toLowerCase(Locale.ROOT),
                pages,
                sizeBytes,
                contentType,
                configuration,
                submittedAt,
                heldAt,
                expiresAt,
                note,
                timeline);
    }
}
