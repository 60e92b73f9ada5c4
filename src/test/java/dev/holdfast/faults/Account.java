package dev.holdfast.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What one person did with one document, and what they were told; times are milliseconds since 1970. Written by the
/// person's thread, read by others.
final class Account {

    private final String title;
    private final String digest;
    private final LongSupplier clock;
    private long accepted;
    private final List<Released> released = new ArrayList<>();
    private Set<String> wished = Set.of("delivered");
    private @Nullable String end;
    private long ended;
    private String last = "";

    Account(String title, String digest) {
        this(title, digest, System::currentTimeMillis);
    }

    /// With another clock than the machine's.
    Account(String title, String digest, LongSupplier clock) {
        this.title = title;
        this.digest = digest;
        this.clock = clock;
    }

    /// Asked for at this printer, and answered at `answered`. Until the person heard that it waits again, or
    /// came to an end, it may come out.
    record Released(String printer, long at, long answered, long until) {

        Released answered(long now) {
            return new Released(printer, at, Math.min(answered, now), until);
        }

        Released over(long now) {
            return new Released(printer, at, answered, Math.min(until, now));
        }

        boolean covers(String there, long then, long clock) {
            return printer.equals(there) && then + clock >= at && then - clock <= until;
        }

        /// Whether this may have led to it, `soon` milliseconds after the answer at the latest.
        boolean ledTo(Ledger.Received receipt, long soon, long clock) {
            return printer.equals(receipt.printer())
                    && receipt.at() + clock >= at
                    && receipt.at() - clock - soon <= answered;
        }

        boolean isForgottenBy(Fault fault) {
            return fault.printer().equals(printer) && at <= fault.ended() && until >= fault.begun();
        }

        @Override
        public String toString() {
            return printer + " " + Instant.ofEpochMilli(at)
                    + (until == Long.MAX_VALUE ? "" : " to " + Instant.ofEpochMilli(until));
        }
    }

    String title() {
        return title;
    }

    String digest() {
        return digest;
    }

    /// The print cloud said that it has the job.
    synchronized void accepted() {
        accepted = clock.getAsLong();
    }

    /// About to ask for it.
    synchronized void releasing(String printer) {
        released.add(new Released(printer, clock.getAsLong(), Long.MAX_VALUE, Long.MAX_VALUE));
    }

    /// Heard that it is on its way.
    synchronized void released() {
        if (!released.isEmpty()) released.add(released.removeLast().answered(clock.getAsLong()));
    }

    /// Heard that it waits again, or still: whatever was asked for is over.
    synchronized void heldAgain() {
        long now = clock.getAsLong();
        released.replaceAll(release -> release.over(now));
    }

    /// About to delete it: nothing of it is to come out.
    synchronized void deleting() {
        wished = Set.of("deleted");
    }

    /// About to delete it while it is released: one of the two is done.
    synchronized void regretting() {
        wished = Set.of("delivered", "deleted");
    }

    /// What was heard last, which says where somebody got stuck.
    synchronized void heard(String what) {
        last = what;
    }

    /// It came to this end. The one attempt at a job of which nobody knows may come out still.
    synchronized void end(String state) {
        if (!state.equals("unconfirmed")) heldAgain();
        end = state;
        ended = clock.getAsLong();
    }

    synchronized boolean isAccepted() {
        return accepted > 0;
    }

    synchronized Optional<String> end() {
        return Optional.ofNullable(end);
    }

    synchronized boolean ended(String how) {
        return how.equals(end);
    }

    synchronized boolean endedAsWished() {
        return end != null && wished.contains(end);
    }

    synchronized long ended() {
        return ended;
    }

    /// Whether this fault could concern it, and it came to its end after that.
    synchronized boolean wasOpenAfter(Fault fault) {
        return ended > fault.ended() && isConcernedBy(fault);
    }

    /// Whether this fault could concern it, and it has not come to its end.
    synchronized boolean isOpenAfter(Fault fault) {
        return end == null && isConcernedBy(fault);
    }

    // The print cloud had it before the fault ended; if a printer forgot what it did, it was asked for there.
    private boolean isConcernedBy(Fault fault) {
        return fault.destroysEvidence()
                ? released.stream().anyMatch(release -> release.isForgottenBy(fault))
                : isAccepted() && accepted <= fault.ended();
    }

    synchronized List<Released> releases() {
        return List.copyOf(released);
    }

    @Override
    public synchronized String toString() {
        return title + " " + (end == null ? "open" : end) + ", released at " + released + ", heard last: " + last;
    }
}
