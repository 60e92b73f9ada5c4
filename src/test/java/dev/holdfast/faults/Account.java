package dev.holdfast.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one person did with one document, and what they were told; times are milliseconds since 1970. Written by the
/// person's thread, read by others.
final class Account {

    private final String title;
    private final String digest;
    private final long begun = System.currentTimeMillis();
    private long accepted;
    private final List<Released> released = new ArrayList<>();
    private String wanted = "delivered";
    private @Nullable String end;
    private long ended;
    private String last = "";

    Account(String title, String digest) {
        this.title = title;
        this.digest = digest;
    }

    /// Asked for at this printer; until the person heard that it waits again, or has come out, it may.
    record Released(long at, String printer, long until) {

        boolean covers(Ledger.Sheet sheet, long clock) {
            return printer.equals(sheet.printer()) && sheet.at() + clock >= at && sheet.at() - clock <= until;
        }
    }

    String title() {
        return title;
    }

    String digest() {
        return digest;
    }

    long begun() {
        return begun;
    }

    /// The print cloud said that it has the job.
    synchronized void accepted() {
        accepted = System.currentTimeMillis();
    }

    /// About to ask for it.
    synchronized void releasing(String printer) {
        released.add(new Released(System.currentTimeMillis(), printer, Long.MAX_VALUE));
    }

    /// Heard that it waits again.
    synchronized void heldAgain() {
        close();
    }

    private void close() {
        if (released.isEmpty()) return;
        var last = released.removeLast();
        released.add(new Released(last.at(), last.printer(), Math.min(last.until(), System.currentTimeMillis())));
    }

    /// About to delete it: nothing of it is to come out.
    synchronized void deleting() {
        wanted = "deleted";
    }

    /// What was heard last, which says where somebody got stuck.
    synchronized void heard(String what) {
        last = what;
    }

    synchronized void end(String state) {
        if (state.equals("delivered")) close();
        end = state;
        ended = System.currentTimeMillis();
    }

    synchronized boolean isAccepted() {
        return accepted > 0;
    }

    /// The end that the person wished for.
    synchronized String wanted() {
        return wanted;
    }

    synchronized Optional<String> end() {
        return Optional.ofNullable(end);
    }

    synchronized long ended() {
        return ended;
    }

    synchronized List<Released> released() {
        return List.copyOf(released);
    }

    @Override
    public synchronized String toString() {
        return title + " " + (end == null ? "open" : end) + " after " + released.size() + " releases, heard last: "
                + last;
    }
}
