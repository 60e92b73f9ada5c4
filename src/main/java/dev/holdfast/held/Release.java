package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.graph.PrintJobConfiguration;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// The wish to have one job at one destination, and how it went. The rules of the redirect that concern one release are
/// here; all times are the database's, and whoever calls a verb has locked the row.
@Entity
@Table(name = "release")
class Release {

    /// Where a release stands. The first two are open, all others are ends.
    enum State {
        RELEASING,
        REDIRECTED,
        DELIVERED,
        UNCONFIRMED,
        REFUSED,
        FAILED,
        CANCELLED;

        static final Set<State> OPEN = EnumSet.of(RELEASING, REDIRECTED);
    }

    /// So many plain refusals, and the release is given up.
    static final int MOST_REFUSALS = 3;

    @Id
    private UUID id;

    private UUID job;

    private @Nullable UUID session;

    // Read in queries only.
    @SuppressWarnings("UnusedVariable")
    private int position;

    private String destination;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable PrintJobConfiguration configuration;

    @Enumerated(EnumType.STRING)
    private State state = State.RELEASING;

    private @Nullable String reason;
    private @Nullable String detail;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind")
    private Actor.Kind actorKind;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    private Instant deadline;

    @Column(name = "run_at")
    private Instant runAt;

    @Column(name = "lease_until")
    private @Nullable Instant leaseUntil;

    private int attempt;
    private int refusals;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "waiting_since")
    private @Nullable Instant waitingSince;

    @Enumerated(EnumType.STRING)
    @Column(name = "stop_as")
    private @Nullable State stopAs;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Release() {}

    /// A wish for a job that was just claimed. Until `ours` whoever claimed it has the first turn.
    Release(UUID id, UUID job, int position, ReleaseRequest request, Times times) {
        this.id = id;
        this.job = job;
        this.session = request.session().orElse(null);
        this.position = position;
        this.destination = request.destination();
        this.configuration = request.configuration();
        this.actorKind = request.actor().kind();
        this.actorId = request.actor().id();
        this.requestedAt = times.now();
        this.deadline = times.deadline();
        this.runAt = times.now();
        this.leaseUntil = times.ours();
    }

    /// When a release begins, when it gives up, and how long it is ours.
    record Times(Instant now, Instant deadline, Instant ours) {}

    /// A turn to move the release on; false where it is not due, or somebody else has it. `asked` is said for
    /// whoever asked for the release: the first turn is theirs, and when they ask again a printer that was
    /// not ready is looked at at once. Nothing else comes before its time, which the print cloud may have set.
    boolean take(Instant now, Duration lease, boolean asked) {
        boolean first = asked && attempt == 0;
        boolean free = first || leaseUntil == null || !leaseUntil.isAfter(now);
        boolean due =
                !runAt.isAfter(now) || asked && Reason.PRINTER_NOT_READY.word().equals(reason);
        if (state != State.RELEASING || !free || !due) return false;
        attempt++;
        leaseUntil = now.plus(lease);
        return true;
    }

    /// Whoever claimed the job does not take the first turn.
    void leave(Instant now) {
        if (attempt == 0) again(now);
    }

    /// Another release of the same request goes before this one, which had no turn yet: it waits for the same
    /// reason.
    void goBehind(Release earlier, Instant now) {
        if (state != State.RELEASING || attempt > 0) return;
        leave(now);
        reason = earlier.reason;
        detail = earlier.detail;
    }

    /// Whether the turn that was taken as this attempt still is.
    boolean isOurs(int attempt) {
        return state == State.RELEASING && this.attempt == attempt;
    }

    /// Whether no further redirect is to be sent.
    boolean isOver(Instant now) {
        return stopAs != null || !deadline.isAfter(now);
    }

    /// Notes that a redirect is about to be sent; from here on the job may be anywhere.
    void sending(Instant now, Duration lease) {
        sentAt = now;
        waitingSince = null;
        leaseUntil = now.plus(lease);
    }

    /// The redirect that was about to be sent did not reach anybody, and there was none before it.
    void notSent() {
        sentAt = null;
    }

    /// Whether a redirect was ever about to be sent.
    boolean wasSent() {
        return sentAt != null;
    }

    /// The print cloud refused, and was read after that: the job waits. Too many refusals, and no more is sent.
    void refusedThere(Instant now) {
        waitingSince = now;
        if (++refusals >= MOST_REFUSALS) stop(State.FAILED);
    }

    /// The job was read as waiting. True where that is the second time, `apart` after the first or later, with
    /// nothing sent in between: the job surely is where it was.
    boolean seenWaiting(Instant now, Duration apart) {
        if (waitingSince == null) waitingSince = now;
        var sure = waitingSince.plus(apart);
        if (!sure.isAfter(now)) return true;
        again(sure);
        return false;
    }

    /// Ends the turn; the next one not before `when`.
    void again(Instant when) {
        runAt = when;
        leaseUntil = null;
    }

    /// The next turn is now, unless somebody has one.
    void hurry(Instant now) {
        if (waitingSince == null) runAt = now;
    }

    /// No further redirect is sent; the release ends as this once the job surely is where it was.
    void stop(State end) {
        if (stopAs == null) stopAs = end;
    }

    /// Gives the reason for how it stands; whether that is a new one.
    boolean because(Reason why, String sentence) {
        boolean news = !why.word().equals(reason) || !sentence.equals(detail);
        reason = why.word();
        detail = sentence;
        return news;
    }

    /// Whatever kept it from going on is over; whether there was something.
    boolean goesOn() {
        boolean news = hasReason();
        reason = null;
        detail = null;
        return news;
    }

    void redirected() {
        if (state != State.RELEASING) throw new IllegalStateException("release " + id + " is " + state);
        state = State.REDIRECTED;
        goesOn();
        leaseUntil = null;
    }

    void end(State end, Instant now) {
        if (State.OPEN.contains(end)) throw new IllegalArgumentException(end + " is no end");
        if (!State.OPEN.contains(state)) throw new IllegalStateException("release " + id + " has ended");
        state = end;
        finishedAt = now;
        leaseUntil = null;
    }

    /// As it was stopped, else failed.
    void giveUp(Instant now) {
        end(stopAs == null ? State.FAILED : stopAs, now);
    }

    UUID id() {
        return id;
    }

    UUID job() {
        return job;
    }

    /// How long until somebody goes on with it.
    Duration untilDue(Instant now) {
        return runAt.isAfter(now) ? Duration.between(now, runAt) : Duration.ZERO;
    }

    State state() {
        return state;
    }

    int attempt() {
        return attempt;
    }

    String destination() {
        return destination;
    }

    Optional<PrintJobConfiguration> configuration() {
        return Optional.ofNullable(configuration);
    }

    Actor actor() {
        return new Actor(actorKind, actorId);
    }

    boolean isOf(Optional<UUID> session) {
        return this.session != null && session.equals(Optional.of(this.session));
    }

    /// Whether the job stands as this release left it.
    boolean isHow(HeldJob job) {
        return state.name().equals(job.state().name());
    }

    boolean hasReason() {
        return reason != null;
    }

    ReleaseView view() {
        return new ReleaseView(
                id, job, destination, state.name().toLowerCase(Locale.ROOT), reason, detail, requestedAt, finishedAt);
    }
}
