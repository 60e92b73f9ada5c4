package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJob;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A print job at one printer, from its creation to its end.
@Entity
@Table(name = "spool_job")
class SpoolJob {

    private static final String UPLOAD_PENDING = "uploadPending";
    private static final String INTERPRETING = "interpreting";
    private static final String NO_CANDIDATE = "The job is not a candidate for processing yet.";
    private static final String BEING_PROCESSED = "The print job is currently being processed by the printer.";

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "printer_id")
    private UUID printerId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Embedded
    private Owner owner;

    @Column(name = "share_id")
    private @Nullable UUID share;

    @JdbcTypeCode(SqlTypes.JSON)
    private PrintJobConfiguration configuration;

    @Enumerated(EnumType.STRING)
    private PrintJob.State state = PrintJob.State.PAUSED;

    private String description = NO_CANDIDATE;
    private @Nullable String detail;
    private boolean acquired;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private @Nullable IppOrigin ipp;

    @Column(name = "canceled_by_operator")
    private boolean canceledByOperator;

    @Column(name = "redirected_from_printer")
    private @Nullable UUID redirectedFromPrinter;

    @Column(name = "redirected_from_job")
    private @Nullable Long redirectedFromJob;

    @Column(name = "redirected_to_printer")
    private @Nullable UUID redirectedToPrinter;

    @Column(name = "redirected_to_job")
    private @Nullable Long redirectedToJob;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    SpoolJob() {}

    SpoolJob(JobAddress address, Owner owner, PrintJobConfiguration configuration, Instant now, Instant until) {
        this.id = address.number();
        this.printerId = address.printer();
        this.owner = owner;
        this.configuration = configuration;
        this.createdAt = now;
        this.expiresAt = until;
    }

    /// A new job whose document is to be uploaded.
    static SpoolJob awaitingUpload(
            JobAddress address, Owner owner, PrintJobConfiguration configuration, JobTerms terms) {
        var job = new SpoolJob(address, owner, configuration, terms.now(), terms.waitForUploadUntil());
        job.detail = UPLOAD_PENDING;
        return job;
    }

    /// The job that carries this one on at another place, to be printed in this way; both know of each other.
    SpoolJob movedTo(JobAddress place, PrintJobConfiguration printed, JobTerms terms) {
        var now = terms.now();
        var moved = new SpoolJob(place, owner, printed, now, terms.keepUntil());
        moved.startedAt = now;
        moved.ipp = ipp().map(IppOrigin::withDocument).orElse(null);
        moved.redirectedFromPrinter = printerId;
        moved.redirectedFromJob = id;
        redirectedToPrinter = place.printer();
        redirectedToJob = place.number();
        return moved;
    }

    /// It waits again where it was moved from, for this reason.
    void comeBack(String why) {
        description = why;
    }

    /// A job that nobody has started does not outlive an upload that does not end.
    void awaitUpload(JobTerms terms) {
        if (startedAt == null) expiresAt = terms.waitForUploadUntil();
    }

    /// It came by this share.
    void cameBy(UUID share) {
        this.share = share;
    }

    /// It came over IPP, in this way.
    void cameOverIpp(IppOrigin origin) {
        ipp = origin;
    }

    /// Its document may come until then, or as long as was said before.
    void awaitDocument(Instant until) {
        ipp = ipp().map(origin -> origin.waitingUntil(until)).orElse(null);
    }

    void uploaded(JobTerms terms) {
        ipp = ipp().map(IppOrigin::withDocument).orElse(null);
        if (UPLOAD_PENDING.equals(detail)) detail = null;
        if (startedAt == null) expiresAt = terms.keepUntil();
    }

    void start(JobTerms terms) {
        startedAt = terms.now();
        expiresAt = terms.keepUntil();
    }

    /// Goes on to the printer's device.
    void process() {
        set(PrintJob.State.PROCESSING, BEING_PROCESSED, INTERPRETING);
    }

    /// Waits at a printer that has no device: it stays until it expires.
    void waitAtPrinter() {
        set(PrintJob.State.PENDING, "The job is waiting for its printer.", null);
    }

    /// The device has it, or is about to.
    void acquire() {
        acquired = true;
        process();
    }

    /// The device has it and prints, or will; whether that is news.
    boolean printing(String words) {
        return tell(PrintJob.State.PROCESSING, words, INTERPRETING);
    }

    /// The device has it and has stopped; whether that is news.
    boolean stall(String words) {
        return tell(PrintJob.State.STOPPED, words, null);
    }

    private boolean tell(PrintJob.State to, String words, @Nullable String with) {
        boolean news = state != to || !description.equals(words);
        if (news) set(to, words, with);
        acquired = true;
        return news;
    }

    /// The device does not take it yet; whether that, or why, is new.
    boolean release(String reason) {
        String before = description;
        acquired = false;
        set(PrintJob.State.PROCESSING, "The printer is not ready: " + reason, INTERPRETING);
        return !description.equals(before);
    }

    void configure(PrintJobConfiguration over) {
        configuration = configuration.mergedWith(over);
    }

    /// Nothing more will happen to it; it is remembered for a while.
    void end(JobEnd end, JobTerms terms) {
        if (isEnded()) throw new IllegalStateException("job " + id + " has ended before");
        endedAt = terms.now();
        expiresAt = terms.rememberUntil();
        canceledByOperator = end.equals(JobEnd.CANCELED_BY_OPERATOR);
        set(end.state(), end.description(), end.detail());
    }

    private void set(PrintJob.State to, String why, @Nullable String with) {
        state = to;
        description = why;
        detail = with;
    }

    /// Its document should have come by now.
    boolean waitsInVain(JobTerms terms) {
        var until = ipp == null ? null : ipp.documentUntil();
        return until != null && until.isBefore(terms.now());
    }

    boolean isEnded() {
        return endedAt != null;
    }

    boolean hasNotEnded() {
        return !isEnded();
    }

    boolean isStarted() {
        return startedAt != null;
    }

    /// A printer may fetch it: nothing holds it, and it is not changed any more.
    boolean isFetchable() {
        return isStarted() && !isEnded() && state != PrintJob.State.PAUSED;
    }

    boolean isAt(UUID printer) {
        return printerId.equals(printer);
    }

    JobAddress address() {
        return new JobAddress(printerId, id);
    }

    Owner owner() {
        return owner;
    }

    /// The share that it came by, which may have ended or point elsewhere meanwhile.
    Optional<UUID> share() {
        return Optional.ofNullable(share);
    }

    PrintJobConfiguration configuration() {
        return configuration;
    }

    PrintJob.State state() {
        return state;
    }

    Instant createdAt() {
        return createdAt;
    }

    PrintJob.Status status() {
        return new PrintJob.Status(state, description, detail == null ? List.of() : List.of(detail), acquired);
    }

    /// What an IPP client said of how it is to be printed.
    AttributeGroup asked() {
        return ipp().map(IppOrigin::group).orElse(AttributeGroup.EMPTY);
    }

    Optional<IppOrigin> ipp() {
        return Optional.ofNullable(ipp);
    }

    boolean isCanceledByOperator() {
        return canceledByOperator;
    }

    Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    Optional<JobAddress> redirectedFrom() {
        return address(redirectedFromPrinter, redirectedFromJob);
    }

    Optional<JobAddress> redirectedTo() {
        return address(redirectedToPrinter, redirectedToJob);
    }

    private static Optional<JobAddress> address(@Nullable UUID printer, @Nullable Long number) {
        return printer == null || number == null ? Optional.empty() : Optional.of(new JobAddress(printer, number));
    }
}
