package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.base.Page;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.identity.UserId;
import dev.holdfast.printer.Queue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The jobs that wait for their owners, and their release.
@ApplicationScoped
public class ReleaseQueue {

    private final Arrivals arrivals;
    private final Reconciler reconciler;
    private final Waiting waiting;
    private final Releasing releasing;
    private final OwnJobs own;

    ReleaseQueue(Arrivals arrivals, Reconciler reconciler, Waiting waiting, Releasing releasing, OwnJobs own) {
        this.arrivals = arrivals;
        this.reconciler = reconciler;
        this.waiting = waiting;
        this.releasing = releasing;
        this.own = own;
    }

    /// Takes in the job that `task` holds, reading it at the print cloud; a job that is known, or whose task is
    /// no longer processing, changes nothing. False where the print cloud does not know the job or the task, or
    /// has not begun with it: it may lag behind, so ask again. Never within a transaction; throws
    /// `GraphException` where the print cloud is away.
    public boolean hold(TaskRef task, JobRef job) {
        return arrivals.hold(task, job) != Arrivals.Outcome.NOT_YET;
    }

    /// Lists the queue's tasks at the print cloud, takes in what is missing and settles what we hold and it no
    /// longer has. Never within a transaction; throws `GraphException` where the print cloud is away.
    public Comparison reconcile(Queue queue) {
        return reconciler.reconcile(queue);
    }

    /// What came of comparing a queue: how many jobs were found, and of each that could not be taken in, which
    /// it is and why. While there are such jobs the queue does not count as compared.
    public record Comparison(int recovered, List<String> unread) {}

    /// When each queue was last compared with the print cloud, and how many jobs were found that way so far.
    @Transactional
    public List<Reconciliation> reconciliations() {
        return waiting.reconciliations();
    }

    /// Whether the print cloud has asked to be left alone for a while.
    public boolean isPrintCloudPaused() {
        return waiting.isPrintCloudPaused();
    }

    /// A queue's last comparison; `recovered` counts the jobs that no notification had told us of in time.
    public record Reconciliation(String printerId, Instant reconciledAt, long recovered) {}

    /// What waits for a person: one indexed query, oldest first, at most 200.
    @Transactional
    public WaitingJobs waitingFor(UserId person) {
        return waiting.of(person);
    }

    /// Starts asking the print cloud for a person's jobs, and returns at once. Finds are signalled to their
    /// watchers.
    public void refreshFor(UserId person) {
        waiting.refresh(person);
    }

    /// Claims jobs for release in the caller's transaction, and answers the releases' ids in the order of the
    /// jobs, with refused ones among them. Nothing is sent before [#carryOut].
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> claim(ReleaseRequest request) {
        return releasing.claim(request);
    }

    /// Redirects claimed releases in their order and answers how they stand after `wait` at the latest; what is
    /// not done by then goes on in the background. Never within a transaction.
    public List<ReleaseView> carryOut(List<UUID> releases, Duration wait) {
        return releasing.carryOut(releases, wait);
    }

    /// The releases that were asked for in a session, oldest first.
    @Transactional
    public List<ReleaseView> releasesOf(UUID session) {
        return releasing.ofSession(session);
    }

    /// The releases of a person's jobs, in whichever session they were asked for, newest first.
    @Transactional
    public Page<ReleaseView> releasesOf(UserId person, Page.Request page) {
        return releasing.ofOwner(person, page);
    }

    /// Cancels the session's releases that were not redirected yet; their jobs wait again. In the caller's
    /// transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancelWaiting(UUID session) {
        releasing.cancelWaiting(session);
    }

    /// One job of `owner` with its timeline, whatever has become of it. Another person's job is not found.
    @Transactional
    public HeldJobView job(UserId owner, UUID job) {
        return own.one(owner, job);
    }

    /// Gives a waiting job of `owner` its full time again, as far as the print cloud keeps it. Another person's
    /// job is not found; one being released is a conflict.
    @Transactional
    public HeldJobView extend(UserId owner, UUID job, Actor actor) {
        return own.extend(owner, job, actor);
    }

    /// Deletes a waiting job of `owner`: gone from every list at once, aborted at the print cloud by a worker.
    /// In the caller's transaction. Another person's job is not found; one being released is a conflict.
    @Transactional
    public void delete(UserId owner, UUID job, Actor actor) {
        own.delete(owner, job, actor);
    }

    /// Hears of changes to a person's jobs and releases until closed. Called on a shared thread: must return at
    /// once.
    public AutoCloseable watch(UserId person, Listener listener) {
        return waiting.watch(person, listener);
    }

    /// Hears hints; the list is the truth.
    public interface Listener {

        /// A job came in.
        void jobHeld(UUID job);

        /// A job changed its state, its pages or its expiry.
        void jobChanged(UUID job);

        /// A release changed its state.
        void releaseChanged(UUID release);

        /// Hints may have been missed: look at the list.
        void unsure();
    }
}
