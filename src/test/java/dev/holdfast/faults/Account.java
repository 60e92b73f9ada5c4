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
    private @Nullable String end;
    private long ended;
    private String last = "";

    Account(String title, String digest) {
        this.title = title;
        this.digest = digest;
    }

    /// Asked for at this printer.
    record Released(long at, String printer) {}

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
        released.add(new Released(System.currentTimeMillis(), printer));
    }

    /// What was heard last, which says where somebody got stuck.
    synchronized void heard(String what) {
        last = what;
    }

    synchronized void end(String state) {
        end = state;
        ended = System.currentTimeMillis();
    }

    synchronized boolean isAccepted() {
        return accepted > 0;
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
