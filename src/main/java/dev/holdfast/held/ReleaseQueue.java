package dev.holdfast.held;

import dev.holdfast.audit.Actor;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.TaskRef;
import dev.holdfast.identity.UserId;
import dev.holdfast.printer.Queue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// The jobs that wait for their owners, and their release.
@ApplicationScoped
public class ReleaseQueue {

    /// Takes in the job that `task` holds, reading it at the print cloud; a job that is known, or whose task is
    /// no longer
    /// processing, changes nothing. Never within a transaction; throws `GraphException` where the print cloud
    /// is away.
    public void hold(TaskRef task, JobRef job) {
        throw new UnsupportedOperationException();
    }

    /// Lists the queue's tasks at the print cloud, takes in what is missing and settles what we hold and it no
    /// longer has.
    public void reconcile(Queue queue) {
        throw new UnsupportedOperationException();
    }

    /// What waits for a person: one indexed query, oldest first, at most 200.
    public WaitingJobs waitingFor(UserId person) {
        throw new UnsupportedOperationException();
    }

    /// Starts asking the print cloud for a person's jobs, and returns at once. Finds are signalled to their
    /// watchers.
    public void refreshFor(UserId person) {
        throw new UnsupportedOperationException();
    }

    /// Claims jobs for release in the caller's transaction, and answers the releases' ids in the order of the
    /// jobs, with
    /// refused ones among them. Nothing is sent before [#carryOut].
    public List<UUID> claim(ReleaseRequest request) {
        throw new UnsupportedOperationException();
    }

    /// Redirects claimed releases in their order and answers how they stand after `wait` at the latest; what is
    /// not done
    /// by then goes on in the background. Never within a transaction.
    public List<ReleaseView> carryOut(List<UUID> releases, Duration wait) {
        throw new UnsupportedOperationException();
    }

    /// The releases that were asked for in a session, oldest first.
    public List<ReleaseView> releasesOf(UUID session) {
        throw new UnsupportedOperationException();
    }

    /// Cancels the session's releases that were not redirected yet; their jobs wait again. In the caller's
    /// transaction.
    public void cancelWaiting(UUID session) {
        throw new UnsupportedOperationException();
    }

    /// Gives a waiting job of `owner` its full time again. Another person's job is not found.
    public HeldJobView extend(UserId owner, UUID job, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /// Deletes a waiting job of `owner`: gone from every list at once, aborted at the print cloud by a worker.
    /// In the
    /// caller's transaction. Another person's job is not found; one being released is a conflict.
    public void delete(UserId owner, UUID job, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /// Hears of changes to a person's jobs and releases until closed. Called on a shared thread: must return at
    /// once.
    public AutoCloseable watch(UserId person, Listener listener) {
        throw new UnsupportedOperationException();
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
